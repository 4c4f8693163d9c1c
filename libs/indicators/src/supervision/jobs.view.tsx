import { figure, Panel, StatusBadge, Table, Time, type Actor, type Column } from '@oficialia/platform';
import { jobName } from './job-names.js';
import type { JobState } from './job-states.queries.js';

/** Whether the machine does its own work: what waits or failed in sight, what is in order behind a line. */
export function JobsPanel({ jobs, actor }: { jobs: JobState[]; actor: Actor }) {
  const stopped = actor.permissions.has('reading.manage') && <a href="/lecturas">Lecturas detenidas</a>;
  const busy = jobs.filter(({ failed, waiting, active }) => failed + waiting + active > 0);
  const idle = jobs.filter((job) => !busy.includes(job));
  return (
    <Panel heading="Trabajos de la máquina" flush actions={stopped}>
      <JobsTable caption="Trabajos con algo pendiente o fallido" jobs={busy} empty="Ninguno espera y ninguno falló." />
      <details class="more-rows">
        <summary>Los {figure(idle.length)} que no tienen nada pendiente, con su última ejecución</summary>
        <JobsTable caption="Trabajos sin nada pendiente" jobs={idle} />
      </details>
    </Panel>
  );
}

function JobsTable({ caption, jobs, empty }: { caption: string; jobs: JobState[]; empty?: string }) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={jobs}
      rowKey={({ name }) => name}
      rowTone={toneOf}
      columns={COLUMNS}
      empty={empty}
      compact
    />
  );
}

const toneOf = ({ failed }: JobState) => (failed > 0 ? ('error' as const) : undefined);

const COLUMNS: Column<JobState>[] = [
  { header: 'Trabajo', main: true, cell: ({ name }) => jobName(name) },
  {
    header: 'Última ejecución',
    cell: ({ last_done }) => (last_done ? <Time at={last_done} /> : 'Ninguna en los últimos días'),
  },
  { header: 'Esperan', align: 'end', cell: ({ waiting }) => figure(waiting) },
  { header: 'En marcha', align: 'end', cell: ({ active }) => figure(active) },
  {
    header: 'Fallidos',
    cell: ({ name, failed, last_failed }) =>
      failed === 0 ? (
        'Ninguno'
      ) : (
        <>
          <StatusBadge label={figure(failed)} tone="error" />{' '}
          <a href={`/supervision/trabajos?trabajo=${encodeURIComponent(name)}`}>
            Ver<span class="vh"> los fallidos: {jobName(name)}</span>
          </a>
          {last_failed && (
            <>
              <br />
              <small>
                El último, <Time at={last_failed} />
              </small>
            </>
          )}
        </>
      ),
  },
];
