import { ROLE_NAMES, type Role } from '@oficialia/directory';
import {
  figure,
  Grid,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Stat,
  Table,
  Time,
  type Actor,
  type Column,
} from '@oficialia/platform';
import { auditAddress } from '@oficialia/registry';
import { loadAddress, type Load, type PersonLoad } from '@oficialia/routing';
import { JobsPanel } from './jobs.view.js';
import type { JobState } from './job-states.queries.js';
import { STILL_COLUMNS } from './supervision-lists.view.js';
import type { DepartmentWork } from './department-work.js';
import type { StillRow } from './supervision.queries.js';

/** Natural days after which somebody should ask why nothing happens. */
export const STILL_DAYS = 15;

interface SupervisionProps {
  departments: DepartmentWork[];
  people: PersonLoad[];
  /** Acts of this week by person. */
  acts: Map<number, number>;
  /** Open petitions that nobody has moved for too long, and the oldest of all. */
  still: number;
  oldest: StillRow[];
  toDecide: number;
  reopened: number;
  absences: {
    id: number;
    person: string;
    department: string | null;
    substitute: string;
    first_day: string;
    last_day: string;
  }[];
  jobs: JobState[];
  /** `YYYY-MM-DD`. */
  monday: string;
  actor: Actor;
}

/** One page for whoever answers for the office; every number leads to what it counts. */
export function SupervisionView(props: SupervisionProps) {
  const { departments, people, acts, oldest, still, absences, jobs, monday, actor } = props;
  return (
    <>
      <PageHeader
        title="Supervisión"
        lead={
          <>
            Quién tiene qué, qué volvió y qué no se mueve. La semana empezó el <Time at={monday} />.
          </>
        }
        actions={<LinkButton href="/tablero">Tablero</LinkButton>}
      />
      <Stack>
        <Alarms {...props} />
        <Panel heading="Por dependencia" flush>
          <Table
            caption="Carga por dependencia"
            captionHidden
            rows={departments}
            rowKey={({ key }) => key}
            empty="Ninguna dependencia tiene turnos abiertos."
            columns={DEPARTMENT_COLUMNS}
          />
        </Panel>
        <Panel heading="Por persona" flush>
          <Table
            caption="Carga por persona"
            captionHidden
            rows={people}
            rowKey={({ id }) => String(id)}
            columns={personColumns(acts, monday)}
          />
        </Panel>
        <OldestPanel still={still} oldest={oldest} />
        <AbsencesPanel absences={absences} />
        <JobsPanel jobs={jobs} actor={actor} />
      </Stack>
    </>
  );
}

function OldestPanel({ still, oldest }: Pick<SupervisionProps, 'still' | 'oldest'>) {
  return (
    <Panel
      heading="Lo que lleva más tiempo quieto"
      flush
      actions={
        still > 0 && (
          <a href="/supervision/sin-movimiento">
            Sin movimiento en {STILL_DAYS} días: {figure(still)}
          </a>
        )
      }
    >
      <Table
        caption="Peticiones abiertas sin movimiento"
        captionHidden
        rows={oldest}
        rowKey={({ folio }) => folio}
        empty="No hay peticiones abiertas."
        columns={STILL_COLUMNS}
      />
    </Panel>
  );
}

function AbsencesPanel({ absences }: Pick<SupervisionProps, 'absences'>) {
  return (
    <Panel heading="Suplencias vigentes" flush actions={<a href="/suplencias">Todas las suplencias</a>}>
      <Table
        caption="Suplencias vigentes"
        captionHidden
        rows={absences}
        rowKey={({ id }) => String(id)}
        empty="Hoy nadie suple a nadie."
        columns={ABSENCE_COLUMNS}
      />
    </Panel>
  );
}

/** What should not be: a number of it, and the list. */
function Alarms({ departments, still, toDecide, reopened }: SupervisionProps) {
  const sum = (list: keyof Load) => departments.reduce((total, load) => total + load[list], 0);
  const [overdue, returned] = [sum('overdue'), sum('returned')];
  return (
    <Grid min="s">
      <Alarm label="Vencidos" count={overdue} href={loadAddress('overdue', {})} what="turnos" bad />
      <Alarm label="Devueltos" count={returned} href={loadAddress('returned', {})} what="turnos" />
      <Alarm
        label="Reaperturas por decidir"
        count={toDecide}
        href="/supervision/reaperturas?estado=por-decidir"
        what="solicitudes"
      />
      <Alarm
        label="Reabiertas, todavía abiertas"
        count={reopened}
        href="/supervision/reaperturas?estado=abiertas"
        what="peticiones"
      />
      <Alarm
        label={`Sin movimiento en ${STILL_DAYS} días`}
        count={still}
        href="/supervision/sin-movimiento"
        what="peticiones"
        bad
      />
    </Grid>
  );
}

interface AlarmProps {
  label: string;
  count: number;
  href: string;
  what: string;
  bad?: boolean;
}

function Alarm({ label, count, href, what, bad }: AlarmProps) {
  const tone = bad && count > 0 ? 'error' : 'neutral';
  return <Stat label={label} value={figure(count)} href={href} hrefLabel={`Ver ${what}`} tone={tone} />;
}

/** A number that opens its list; none opens nothing. */
export function Counted({ count, href, of }: { count: number; href: string; of: string }) {
  if (count === 0) return <>0</>;
  return (
    <a href={href}>
      {figure(count)}
      <span class="vh"> {of}</span>
    </a>
  );
}

const LOADS: { list: keyof Load; header: string }[] = [
  { list: 'pending', header: 'Abiertos' },
  { list: 'due_soon', header: 'Por vencer' },
  { list: 'overdue', header: 'Vencidos' },
  { list: 'returned', header: 'Devueltos' },
];

const DEPARTMENT_COLUMNS: Column<DepartmentWork>[] = [
  { header: 'Dependencia', main: true, cell: ({ name }) => name },
  ...LOADS.map(({ list, header }): Column<DepartmentWork> => ({
    header,
    align: 'end',
    cell: ({ key, name, [list]: count }) => (
      <Counted count={count} href={loadAddress(list, { dependencia: key })} of={`${header}, ${name}`} />
    ),
  })),
  {
    header: 'Respuestas esta semana',
    align: 'end',
    cell: ({ key, name, replies }) => (
      <Counted
        count={replies}
        href={`/supervision/respuestas?dependencia=${encodeURIComponent(key)}`}
        of={`respuestas esta semana, ${name}`}
      />
    ),
  },
];

function personColumns(acts: Map<number, number>, monday: string): Column<PersonLoad>[] {
  return [
    { header: 'Persona', main: true, cell: ({ name }) => name },
    { header: 'Función', cell: ({ role, department }) => department ?? ROLE_NAMES[role as Role] },
    ...LOADS.map(({ list, header }): Column<PersonLoad> => ({
      header,
      align: 'end',
      cell: ({ id, name, [list]: count }) => (
        <Counted count={count} href={loadAddress(list, { persona: String(id) })} of={`${header}, ${name}`} />
      ),
    })),
    {
      header: 'Actos esta semana',
      align: 'end',
      cell: ({ id, name }) => (
        <Counted
          count={acts.get(id) ?? 0}
          href={auditAddress('/auditoria', { persona: String(id), desde: monday })}
          of={`actos esta semana, ${name}`}
        />
      ),
    },
  ];
}

const ABSENCE_COLUMNS: Column<SupervisionProps['absences'][number]>[] = [
  { header: 'Ausente', main: true, cell: ({ person }) => person },
  { header: 'Dependencia', cell: ({ department }) => department ?? 'La oficina' },
  { header: 'Suple', cell: ({ substitute }) => substitute },
  { header: 'Desde', narrow: true, cell: ({ first_day }) => <Time at={first_day} /> },
  { header: 'Hasta', narrow: true, cell: ({ last_day }) => <Time at={last_day} /> },
];
