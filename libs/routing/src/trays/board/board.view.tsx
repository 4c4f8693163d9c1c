import { Folio, Grid, PageHeader, Panel, Stack, TrafficLight, type Light } from '@oficialia/platform';
import { ReferralLight } from '../../referral-parts.view.js';
import type { ReferralRow } from '../../referrals.queries.js';
import { DueReason } from '../due-reason.view.js';
import { FilterForm, ScopeLinks } from '../filter/filter.view.js';
import type { FilterOptions } from '../filter/filter-options.queries.js';
import { Holder } from '../referral-trays.js';
import { trayAddress, type TrayIdentity, type TrayContext, type TrayFilter } from '../tray.js';
import { countInWords } from '../tray.view.js';

export interface BoardColumn {
  key: string;
  light: Light;
  tray: TrayIdentity;
  count: number;
  rows: ReferralRow[];
}

interface BoardProps {
  columns: BoardColumn[];
  filter: TrayFilter;
  options: FilterOptions;
  context: TrayContext;
}

/** One column a light; each number opens its tray, narrowed in the same way. */
export function BoardView({ columns, filter, options, context }: BoardProps) {
  const board = { ...(columns[0] as BoardColumn).tray, path: '/tablero', query: undefined };
  const { actor } = context;
  return (
    <>
      <PageHeader
        title="Tablero"
        lead={
          actor.departmentName
            ? `${actor.departmentName}: lo que espera, por semáforo.`
            : 'Lo que espera a las dependencias, por semáforo: quién lo tiene y desde cuándo.'
        }
      />
      <Stack>
        <ScopeLinks tray={board} filter={filter} actor={actor} />
        <FilterForm tray={board} filter={filter} options={options} actor={actor} />
        <Grid min="s">
          {columns.map((column) => (
            <Column key={column.key} column={column} filter={filter} context={context} />
          ))}
        </Grid>
      </Stack>
    </>
  );
}

function Column({ column, filter, context }: { column: BoardColumn; filter: TrayFilter; context: TrayContext }) {
  const { tray, count, light, rows } = column;
  return (
    <Panel heading={<TrafficLight light={light} label={tray.title} />} id={column.key} flush>
      <p class="board-count">
        <a href={trayAddress(tray, filter)}>
          <b>{countInWords(count)}</b> <span>{count === 1 ? 'turno' : 'turnos'}</span>
          <span class="vh"> en {tray.title}</span>
        </a>
      </p>
      {rows.length > 0 && (
        <ul class="board-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <Folio value={row.folio} href={`/peticiones/${row.folio}`} />
              <p>
                <Holder referral={row} />
              </p>
              <ReferralLight referral={row} today={context.today} calendar={context.calendar} />
              <DueReason referral={row} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
