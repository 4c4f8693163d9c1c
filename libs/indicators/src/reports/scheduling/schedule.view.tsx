import {
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Field,
  fieldsOf,
  Form,
  PageHeader,
  Panel,
  Stack,
  type ShownForm,
} from '@oficialia/platform';
import { REPORT_KINDS } from '../report-kinds.js';
import type { ScheduleRow } from './schedules.queries.js';

export interface ScheduleViewProps {
  rows: ScheduleRow[];
  /** Whether who looks may change it. */
  sets: boolean;
  /** What was typed for one of them, named in `kind`. */
  form: ShownForm;
}

export function ScheduleView({ rows, sets, form }: ScheduleViewProps) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'Informes', href: '/informes' }, { label: 'Calendario' }]} />
      <PageHeader
        title="Calendario de informes"
        lead="Lo que se debe entregar aparece en la página de informes, y en el menú desde que toca recordarlo hasta que se firma."
      />
      <Stack>
        {rows.map((row) => (
          <Panel key={row.kind} heading={`Informe ${REPORT_KINDS[row.kind].toLocaleLowerCase('es')}`}>
            {sets ? (
              <ScheduleForm row={row} form={form.typed['kind'] === row.kind ? form : undefined} />
            ) : (
              <p>{inWords(row)}</p>
            )}
          </Panel>
        ))}
      </Stack>
    </>
  );
}

function inWords({ active, due_days, remind_days }: ScheduleRow): string {
  if (!active) return 'No se entrega.';
  return `A más tardar ${due_days} días hábiles después de que termina el periodo; se recuerda ${remind_days} días hábiles antes.`;
}

function ScheduleForm({ row, form }: { row: ScheduleRow; form: ShownForm | undefined }) {
  const typed = form?.typed ?? {
    active: row.active ? '1' : '',
    dueDays: String(row.due_days),
    remindDays: String(row.remind_days),
  };
  const of = fieldsOf({ typed, errors: form?.errors ?? [] });
  const named = (name: string) => ({ ...of(name), id: `${row.kind}-${name}` });
  return (
    <Form action={`/informes/calendario/${row.kind}`} method="post" grid>
      <ErrorSummary
        errors={(form?.errors ?? []).map(({ name, text }) => ({ name: name && `${row.kind}-${name}`, text }))}
      />
      <Checkbox
        name="active"
        id={`${row.kind}-active`}
        label="Se entrega"
        value="1"
        checked={Boolean(typed['active'])}
      />
      <Field
        {...named('dueDays')}
        type="number"
        label="Días hábiles para entregarlo"
        min={1}
        max={120}
        required
        width={4}
        figures
      />
      <Field
        {...named('remindDays')}
        type="number"
        label="Recordar tantos días hábiles antes"
        min={0}
        max={120}
        required
        width={4}
        figures
      />
      <ButtonRow>
        <Button kind="secondary">
          Guardar<span class="vh"> el informe {REPORT_KINDS[row.kind].toLocaleLowerCase('es')}</span>
        </Button>
      </ButtonRow>
    </Form>
  );
}
