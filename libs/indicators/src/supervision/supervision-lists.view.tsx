import { Breadcrumbs, figure, NumberedPager, PageHeader, Panel, Table, Time, type Column } from '@oficialia/platform';
import { folioColumn, STATUSES } from '@oficialia/registry';
import type { ComponentChildren } from 'preact';
import { jobName } from './job-names.js';
import type { FailedJob, JobState } from './job-states.queries.js';
import type { ReopenedRow, ReopeningState, ReplyRow, StillRow } from './supervision.queries.js';

interface ListProps<Row> {
  rows: Row[];
  total: number;
  page: number;
  size: number;
}

interface ShownList<Row> extends ListProps<Row> {
  title: string;
  lead: ComponentChildren;
  things: string;
  columns: Column<Row>[];
  /** Of this list, without the number of the page. */
  address: string;
}

/** What a number of the supervisor's page counts, row by row. */
function List<Row>({ title, lead, rows, total, page, size, things, columns, address }: ShownList<Row>) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'Supervisión', href: '/supervision' }, { label: title }]} />
      <PageHeader title={title} lead={lead} />
      <Panel flush>
        <Table caption={title} captionHidden rows={rows} empty="No hay nada en esta lista." columns={columns} />
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={total}
        things={things}
        at={(number) => `${address}${address.includes('?') ? '&' : '?'}pagina=${number}`}
      />
    </>
  );
}

export const STILL_COLUMNS: Column<StillRow>[] = [
  folioColumn(),
  { header: 'Asunto', cell: ({ subject }) => subject },
  { header: 'Estado', cell: ({ status }) => STATUSES[status].label },
  { header: 'Quién la tiene', cell: ({ departments }) => departments ?? 'La oficina' },
  { header: 'Quieta desde', narrow: true, cell: ({ moved_at }) => <Time at={moved_at} /> },
];

export function StillView(props: ListProps<StillRow>) {
  const lead = `${figure(props.total)} peticiones abiertas con las que nadie ha hecho nada; primero las más quietas.`;
  const address = '/supervision/sin-movimiento';
  return <List {...props} title="Sin movimiento" things="peticiones" {...{ lead, address }} columns={STILL_COLUMNS} />;
}

const KINDS: Record<ReplyRow['kind'], string> = { partial: 'Parcial', final: 'Final' };

const REPLY_COLUMNS: Column<ReplyRow>[] = [
  folioColumn(),
  { header: 'Asunto', cell: ({ subject }) => subject },
  { header: 'Respuesta', narrow: true, cell: ({ kind }) => KINDS[kind] },
  { header: 'Quién contestó', cell: ({ replied_by }) => replied_by },
  { header: 'Cuándo', narrow: true, cell: ({ replied_at }) => <Time at={replied_at} /> },
];

export function RepliesView(props: ListProps<ReplyRow> & { department: { key: string; name: string } }) {
  const { key, name } = props.department;
  const lead = `${name}: ${figure(props.total)}.`;
  const address = `/supervision/respuestas?dependencia=${encodeURIComponent(key)}`;
  return (
    <List
      {...props}
      title="Respuestas de la semana"
      things="respuestas"
      {...{ lead, address }}
      columns={REPLY_COLUMNS}
    />
  );
}

const REOPENED_COLUMNS: Column<ReopenedRow>[] = [
  folioColumn(),
  { header: 'Asunto', cell: ({ subject }) => subject },
  { header: 'Estado', cell: ({ status }) => STATUSES[status].label },
  { header: 'Solicitada', narrow: true, cell: ({ asked_at }) => <Time at={asked_at} /> },
  {
    header: 'Reabierta',
    narrow: true,
    cell: ({ decided_at }) => (decided_at ? <Time at={decided_at} /> : 'Por decidir'),
  },
  { header: 'Por', cell: ({ decided_by }) => decided_by },
];

export function ReopenedView({ state, ...props }: ListProps<ReopenedRow> & { state: ReopeningState }) {
  const toDecide = state === 'to_decide';
  const title = toDecide ? 'Reaperturas por decidir' : 'Reabiertas, todavía abiertas';
  const address = `/supervision/reaperturas?estado=${toDecide ? 'por-decidir' : 'abiertas'}`;
  const lead = `${figure(props.total)}, la que espera desde hace más tiempo primero.`;
  return <List {...props} things="peticiones" {...{ title, lead, address }} columns={REOPENED_COLUMNS} />;
}

const FAILED_COLUMNS: Column<FailedJob>[] = [
  { header: 'Falló', main: true, narrow: true, cell: ({ failed_at }) => <Time at={failed_at} /> },
  { header: 'Intentos', align: 'end', cell: ({ attempts }) => attempts },
  { header: 'Lo que dijo', cell: ({ message }) => message ?? 'Nada' },
  { header: 'Número', cell: ({ id }) => <code>{id}</code> },
];

export function FailedJobsView({ job, ...props }: Omit<ListProps<FailedJob>, 'total'> & { job: JobState }) {
  const title = `Fallidos: ${jobName(job.name)}`;
  const lead = `${figure(job.failed)} que se abandonaron después de todos sus intentos. La persona administradora los encuentra por su número en los registros.`;
  const address = `/supervision/trabajos?trabajo=${encodeURIComponent(job.name)}`;
  return (
    <List {...props} total={job.failed} things="trabajos" {...{ title, lead, address }} columns={FAILED_COLUMNS} />
  );
}
