import {
  Badge,
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  PageHeader,
  Panel,
  Select,
  Stack,
  Table,
  Time,
  type Column,
  type FormError,
} from '@oficialia/platform';
import type { IsoDay } from '../calendar/business-days.js';
import { ROLE_NAMES, type Role } from '../roles.js';
import type { AbsenceRow, Colleague } from './absences.queries.js';

interface AbsencesViewProps {
  absences: AbsenceRow[];
  /** For whom this person may name a substitute. */
  absentees: Colleague[];
  substitutes: Colleague[];
  today: IsoDay;
  typed: Record<string, string>;
  errors: FormError[];
}

export function AbsencesView(props: AbsencesViewProps) {
  const { absences, absentees } = props;
  return (
    <>
      <PageHeader
        title="Ausencias y suplencias"
        lead="Quien suple recibe los avisos y decide lo que decide la persona ausente, sólo en esos días."
      />
      <Stack>
        {absentees.length > 0 && <AbsenceForm {...props} />}
        <Panel heading="Suplencias" flush>
          {absences.length === 0 ? (
            <EmptyState title="Nadie está ausente" icon="check">
              Cuando alguien nombre a quien lo suple, aparecerá aquí.
            </EmptyState>
          ) : (
            <Table
              caption="Suplencias"
              captionHidden
              rows={absences}
              rowKey={({ id }) => String(id)}
              columns={columnsFor(props)}
            />
          )}
        </Panel>
      </Stack>
    </>
  );
}

function columnsFor({ absentees, today }: AbsencesViewProps): Column<AbsenceRow>[] {
  const mine = new Set(absentees.map(({ id }) => id));
  return [
    { header: 'Se ausenta', main: true, cell: ({ person }) => person },
    { header: 'Suple', cell: ({ substitute }) => substitute },
    { header: 'Dependencia', cell: ({ department }) => department ?? 'Oficialía de Partes' },
    {
      header: 'Días',
      narrow: true,
      cell: ({ first_day, last_day }) => (
        <>
          <Time at={first_day} /> al <Time at={last_day} />
        </>
      ),
    },
    { header: 'Oficio', cell: ({ basis }) => basis ?? '' },
    { header: 'Estado', narrow: true, cell: (row) => <State row={row} today={today} /> },
    {
      header: 'Acciones',
      headerHidden: true,
      narrow: true,
      cell: (row) =>
        mine.has(row.person_id) && !row.ended_at && row.last_day >= today ? (
          <Form action={`/suplencias/${row.id}/fin`} label={`Terminar la suplencia de ${row.person}`}>
            <Button small kind="secondary" icon="return">
              Terminar<span class="vh"> la suplencia de {row.person}</span>
            </Button>
          </Form>
        ) : null,
    },
  ];
}

function State({ row, today }: { row: AbsenceRow; today: IsoDay }) {
  if (row.ended_at) return <Badge label="Terminada antes" tone="neutral" />;
  if (row.last_day < today) return <Badge label="Concluida" tone="neutral" />;
  return row.first_day > today ? <Badge label="Próxima" tone="info" /> : <Badge label="Vigente" tone="warn" />;
}

function AbsenceForm({ absentees, substitutes, today, typed, errors }: AbsencesViewProps) {
  const field = fieldsOf({ typed, errors });
  const only = absentees.length === 1 ? absentees[0]?.username : undefined;
  return (
    <Panel heading="Nombrar suplente">
      <Form action="/suplencias">
        <ErrorSummary errors={errors} />
        <FieldSet
          legend="Ausencia"
          hint="Suple alguien de la misma dependencia y función, que esté presente todos esos días."
        >
          <Select
            {...field('person')}
            value={typed['person'] ?? only}
            label="Quién se ausenta"
            required
            empty="Elija…"
            options={absentees.map(optionOf)}
            width={6}
          />
          <Select
            {...field('substitute')}
            label="Quién suple"
            required
            empty="Elija…"
            options={substitutes.filter(({ username }) => username !== only).map(optionOf)}
            width={6}
          />
          <Field {...field('firstDay')} type="date" label="Primer día" min={today} required width={3} />
          <Field {...field('lastDay')} type="date" label="Último día" min={today} required width={3} />
          <Field {...field('basis')} label="Oficio de designación" optional maxlength={200} width={6} />
        </FieldSet>
        <ButtonRow>
          <Button icon="users" busy="Registrando…">
            Registrar la suplencia
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function optionOf({ username, name, role, department }: Colleague) {
  return { value: username, label: `${name} (${department ?? ROLE_NAMES[role as Role]})` };
}
