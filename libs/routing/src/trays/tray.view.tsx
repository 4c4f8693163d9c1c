import {
  Button,
  Checkbox,
  EmptyState,
  figure,
  Form,
  LinkButton,
  PageHeader,
  Pager,
  Panel,
  Stack,
  Table,
  type Column,
} from '@oficialia/platform';
import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { FilterForm, ScopeLinks } from './filter/filter.view.js';
import type { FilterOptions } from './filter/filter-options.queries.js';
import { SavedFiltersBar } from './saved/saved-filters.view.js';
import type { SavedFilterRow } from './saved/saved-filters.service.js';
import { TrayKeys } from './tray-keys.view.js';
import { trayAddress, type Tray, type TrayIdentity, type TrayContext, type TrayFilter } from './tray.js';
import { MOST_COUNTED, TRAY_SIZE } from './trays.queries.js';

export interface TrayTab {
  tab: TrayIdentity;
  /** Undefined where nothing is counted. */
  count: number | undefined;
}

interface TrayViewProps<Row> {
  tray: Tray<Row>;
  title: string;
  lead: string;
  rows: Row[];
  more: boolean;
  earlier: boolean;
  /** Rows before this page. */
  skipped: number;
  total: number | undefined;
  context: TrayContext;
  filter: TrayFilter;
  options: FilterOptions;
  saved: SavedFilterRow[];
  tabs?: TrayTab[];
  acts?: ComponentChildren;
  actsPath?: string;
}

/** Any tray: whose, which list, narrowed to what; its rows, what can be done with several, and the next page. */
export function TrayView<Row>(props: TrayViewProps<Row>) {
  const { tray, rows, filter, context, saved } = props;
  const { actor } = context;
  const chrome = { tray, filter, actor };
  const narrowed = Object.keys(filter).length > 0;
  return (
    <>
      <PageHeader title={props.title} lead={props.lead} />
      <Stack>
        {props.tabs && <Tabs tabs={props.tabs} current={tray.key} filter={filter} />}
        <ScopeLinks {...chrome} />
        <SavedFiltersBar {...chrome} saved={saved} maySave={actor.permissions.has('filter.save')} />
        <FilterForm {...chrome} options={props.options} />
        {rows.length > 0 ? (
          <Rows {...props} />
        ) : (
          <Panel flush>
            <EmptyState title={narrowed ? 'Nada coincide con el filtro' : tray.empty.title} icon="check">
              {narrowed ? undefined : tray.empty.text}
            </EmptyState>
          </Panel>
        )}
      </Stack>
      <TrayPager {...props} />
    </>
  );
}

/** «1,000» is as far as is counted. */
export function countInWords(count: number): string {
  return count > MOST_COUNTED ? `más de ${figure(MOST_COUNTED)}` : figure(count);
}

function Tabs({ tabs, current, filter }: { tabs: TrayTab[]; current: string; filter: TrayFilter }) {
  return (
    <nav aria-label="Turnos por estado" class="btn-row">
      {tabs.map(({ tab, count }) => (
        <LinkButton
          key={tab.key}
          href={trayAddress(tab, filter)}
          kind={tab.key === current ? 'primary' : 'secondary'}
          small
          attrs={{ 'aria-current': tab.key === current ? 'page' : undefined }}
        >
          {tab.title}
          {count !== undefined && ` (${countInWords(count)})`}
        </LinkButton>
      ))}
    </nav>
  );
}

function Rows<Row>({ tray, rows, context, acts, actsPath }: TrayViewProps<Row>) {
  const box: Column<Row> = {
    header: 'Elegir',
    headerHidden: true,
    narrow: true,
    cell: (row) => {
      const { value, label } = tray.mark(row);
      return <Checkbox name="elegidas" value={value} label={label} labelHidden />;
    },
  };
  const table = (
    <Panel flush>
      <Table
        caption={tray.caption}
        captionHidden
        rows={rows}
        rowKey={(row) => String(tray.idOf(row))}
        rowTone={(row) => (tray.urgent?.(row) ? 'warn' : undefined)}
        rowAttrs={(row) => ({ 'data-open': tray.open(row, context) })}
        columns={[...(acts ? [box] : []), ...tray.columns(context)]}
      />
    </Panel>
  );
  return (
    <div data-tray="">
      {acts && actsPath ? (
        <Form action={actsPath} idempotencyKey={randomUUID()} label={`Actuar sobre varias: ${tray.title}`}>
          {table}
          <div class="tray-acts">
            <p class="tray-marks">
              <Button type="button" small kind="quiet" attrs={{ 'data-tray-all': '' }}>
                Elegir todas o ninguna
              </Button>
              <span data-tray-count="" role="status" />
            </p>
            {acts}
          </div>
        </Form>
      ) : (
        table
      )}
      <TrayKeys acts={acts !== undefined} />
    </div>
  );
}

function TrayPager<Row>({ tray, rows, filter, more, earlier, skipped, total }: TrayViewProps<Row>) {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const at = (place: string) => trayAddress(tray, filter, place);
  return (
    <Pager
      from={skipped + 1}
      to={skipped + rows.length}
      total={total !== undefined && total > MOST_COUNTED ? countInWords(total) : total}
      things={tray.things}
      prevHref={earlier ? at(`antes=${tray.idOf(first)}&van=${Math.max(0, skipped - TRAY_SIZE)}`) : undefined}
      nextHref={more ? at(`despues=${tray.idOf(last)}&van=${skipped + rows.length}`) : undefined}
    />
  );
}
