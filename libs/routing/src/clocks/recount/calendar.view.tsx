import type { CalendarLine, CalendarVersionRow } from '@oficialia/directory';
import {
  Button,
  ButtonRow,
  Checkbox,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  figure,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  RadioGroup,
  Stack,
  Table,
  Time,
  type FormError,
} from '@oficialia/platform';

/** What was typed into the form of a change. */
export type TypedChange = Partial<Record<'change' | 'firstDay' | 'lastDay' | 'reason' | 'basis', string>> & {
  calendars?: string | string[];
};

interface CalendarViewProps {
  calendars: CalendarLine[];
  shown: CalendarLine;
  year: number;
  days: { day: string; reason: string; basis: string }[];
  versions: CalendarVersionRow[];
  hours: { opens: string; closes: string };
  /** Key of the municipality's own calendar. */
  own: string;
  typed: TypedChange;
  errors: FormError[];
}

export function CalendarView(props: CalendarViewProps) {
  return (
    <>
      <PageHeader
        title="Calendario"
        lead="Qué días no cuentan y por qué decreto. Un cambio recorre sólo los plazos abiertos, y antes dice cuántos."
      />
      <Stack>
        <Tabs {...props} />
        <Days {...props} />
        <ChangeForm {...props} />
        <Versions versions={props.versions} />
        <HoursForm {...props} />
      </Stack>
    </>
  );
}

/** The calendars, one shown. */
function Tabs({ calendars, shown, year, own }: CalendarViewProps) {
  return (
    <nav aria-label="Calendarios" class="btn-row">
      {calendars.map(({ key, name }) => (
        <LinkButton
          key={key}
          small
          kind={key === shown.key ? 'primary' : 'secondary'}
          href={at(key, year)}
          attrs={{ 'aria-current': key === shown.key ? 'page' : undefined }}
        >
          {key === own ? `${name} (el del municipio)` : name}
        </LinkButton>
      ))}
    </nav>
  );
}

const at = (key: string, when: number) => `/calendario?calendario=${key}&anio=${when}`;

function Days({ shown, year, days }: CalendarViewProps) {
  return (
    <Panel
      heading={`Días inhábiles de ${year}, calendario ${shown.key}`}
      flush
      actions={
        <>
          <LinkButton small kind="quiet" icon="arrow-left" href={at(shown.key, year - 1)}>
            {year - 1}
          </LinkButton>
          <LinkButton small kind="quiet" icon="arrow-right" href={at(shown.key, year + 1)}>
            {year + 1}
          </LinkButton>
        </>
      }
    >
      <Table
        caption={`Días inhábiles de ${year}`}
        captionHidden
        rows={days}
        rowKey={({ day }) => day}
        empty="Ese año no tiene días inhábiles en este calendario, además de sábados y domingos."
        columns={[
          { header: 'Día', main: true, narrow: true, cell: ({ day }) => formatDay(day) },
          { header: 'Motivo', cell: ({ reason }) => reason },
          { header: 'Fundamento', cell: ({ basis }) => basis },
          {
            header: 'Cambiar',
            headerHidden: true,
            narrow: true,
            cell: ({ day }) => (
              <LinkButton small kind="quiet" href={`${at(shown.key, year)}&quitar=${day}#cambio`}>
                Quitar<span class="vh"> el {formatDay(day)}</span>
              </LinkButton>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function ChangeForm({ calendars, typed, errors }: CalendarViewProps) {
  const field = (name: keyof TypedChange) => ({
    name,
    value: typed[name] as string | undefined,
    error: errorOf(errors, name),
  });
  const marked = typed.calendars === undefined ? calendars.map(({ key }) => key) : [typed.calendars].flat();
  return (
    <Panel heading="Agregar o quitar días" id="cambio">
      <Form action="/calendario/revision">
        <ErrorSummary errors={errors} />
        <FieldSet legend="Qué cambia">
          <RadioGroup
            {...field('change')}
            label="Los días"
            value={typed.change ?? 'added'}
            chips
            options={[
              { value: 'added', label: 'pasan a ser inhábiles' },
              { value: 'removed', label: 'vuelven a ser hábiles' },
            ]}
          />
          <Field {...field('firstDay')} type="date" label="Primer día" required width={3} />
          <Field {...field('lastDay')} type="date" label="Último día" hint="Vacío: uno solo" optional width={3} />
          <Field
            {...field('reason')}
            label="Motivo"
            hint="Vacaciones, fiesta del lugar, suspensión…"
            required
            width={6}
          />
          <Field
            {...field('basis')}
            label="Fundamento"
            hint="Decreto, acuerdo o gaceta, con su fecha"
            required
            width={12}
          />
        </FieldSet>
        <FieldSet legend="En qué calendarios">
          {calendars.map(({ key, name }) => (
            <Checkbox key={key} name="calendars" value={key} label={name} checked={marked.includes(key)} />
          ))}
        </FieldSet>
        <ButtonRow>
          <Button busy="Contando…">Ver cuántos plazos se recorren</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function Versions({ versions }: { versions: CalendarVersionRow[] }) {
  return (
    <Panel heading="Cambios hechos" flush>
      <Table
        caption="Cambios de los calendarios"
        captionHidden
        rows={versions}
        rowKey={({ calendar, version }) => `${calendar}-${version}`}
        empty="Los calendarios están como vinieron."
        columns={[
          { header: 'Calendario', main: true, narrow: true, cell: (row) => `${row.calendar}, versión ${row.version}` },
          {
            header: 'Cambio',
            cell: (row) => `${row.change === 'added' ? 'Inhábil' : 'Hábil'}: ${spanOf(row.first_day, row.last_day)}`,
          },
          { header: 'Motivo y fundamento', cell: (row) => `${row.reason} (${row.basis})` },
          {
            header: 'Quién',
            cell: (row) => (
              <>
                {row.changed_by}, <Time at={row.changed_at} />
              </>
            ),
          },
          { header: 'Plazos recorridos', align: 'end', cell: (row) => movedWords(row) },
        ]}
      />
    </Panel>
  );
}

function movedWords({ moved, recounted_at }: CalendarVersionRow): string {
  return recounted_at ? figure(moved) : `${figure(moved)}; sigue contando`;
}

function HoursForm({ hours, errors }: CalendarViewProps) {
  return (
    <Panel heading="Horas hábiles">
      <p>Lo que llega después de la hora de cierre cuenta como presentado el siguiente día hábil.</p>
      <Form action="/calendario/horario">
        <FieldSet legend="La oficina recibe">
          <Field
            type="time"
            name="opens"
            label="Apertura"
            value={hours.opens}
            error={errorOf(errors, 'opens')}
            required
            width={3}
          />
          <Field
            type="time"
            name="closes"
            label="Cierre"
            value={hours.closes}
            error={errorOf(errors, 'closes')}
            required
            width={3}
          />
        </FieldSet>
        <ButtonRow>
          <Button kind="secondary">Guardar las horas</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

/** `vie 20 nov 2026 a lun 23 nov 2026`. */
export function spanOf(first: string, last: string): string {
  return first === last ? formatDay(first) : `${formatDay(first)} a ${formatDay(last)}`;
}
