import { Injectable } from '@nestjs/common';
import { addBusinessDays, addDays, Calendars, Settings } from '@oficialia/directory';
import { Clock, Db, DomainError, Kept, Pages, type Actor, type Queryable } from '@oficialia/platform';
import type { Request, Response } from 'express';
import type { ComponentChildren } from 'preact';
import { SOON } from '../traffic-light.js';
import { filterOptions, type FilterOptions } from './filter/filter-options.queries.js';
import { readFilter, readId } from './filter/read-filter.js';
import { SavedFilters } from './saved/saved-filters.service.js';
import type { Days, FilterName, Holding, Tray, TrayContext, TrayFilter, TrayIdentity } from './tray.js';
import { countTrays, pageOfTray, TRAY_SIZE, type Asked, type Place } from './trays.queries.js';
import { TrayView, type TrayTab } from './tray.view.js';

/** A new department or topic may be missing in a list for so long. */
const OPTIONS_KEPT_MS = 5_000;
/** Everybody's, a person's, a department's. */
const ASKED_ALL_DAY = new Set<FilterName>(['persona', 'dependencia']);

/** How a page shows a tray, beyond what the tray says of itself. */
export interface Showing<Row> {
  title: string;
  /** Under the title; `counts` are those asked for. */
  lead: (counts: Record<string, number>) => string;
  /** Lists that stand beside it as tabs, itself among them. */
  tabs?: Tray<Row>[];
  /** Holdings counted for the lead, beside those of the tabs. */
  counted?: Record<string, Holding>;
  /** Buttons under the marked rows; none: nothing can be marked. */
  acts?: ComponentChildren;
  /** Where marked rows are sent. */
  actsPath?: string;
  before?: ComponentChildren;
}

/** Shows trays, all in the same way: narrowed, sorted, in pages, counted as far as somebody would count. */
@Injectable()
export class Trays {
  private readonly known = new Map<string, TrayIdentity>();
  private readonly kept = new Kept<FilterOptions>(OPTIONS_KEPT_MS);

  constructor(
    private readonly db: Db,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly pages: Pages,
    private readonly saved: SavedFilters,
  ) {}

  /** Makes trays known by their key; each lib adds its own. */
  add(...trays: TrayIdentity[]): void {
    for (const tray of trays) this.known.set(tray.key, tray);
  }

  /** Throws `tray.not-found`. */
  byKey(key: string): TrayIdentity {
    const tray = this.known.get(key);
    if (!tray) throw new DomainError('tray.not-found', 404, 'Esa bandeja no existe.');
    return tray;
  }

  /** What is asked of trays now, by this person, with this filter of an address. */
  async asked(actor: Actor, query: Record<string, unknown>, holding: Holding): Promise<Asked & TrayContext> {
    const { timeZone: zone } = await this.settings.municipality();
    const { calendar, ...days } = await this.days();
    return { actor, filter: readFilter(query, holding), days, zone, today: days.today, calendar };
  }

  /** The days that part the trays now. */
  async days(): Promise<Days & Pick<TrayContext, 'calendar'>> {
    const [today, calendar] = await Promise.all([this.calendars.dayOf(this.clock.now()), this.calendars.shown()]);
    return { today, soon: addDays(addBusinessDays(today, SOON + 1, calendar), -1), calendar };
  }

  /** One page of rows in the order of the tray. */
  async page<Row>(tray: Tray<Row>, asked: Asked, place: Place) {
    const source = this.sourceFor(asked, tray.holding);
    const { ids, more, earlier } = await pageOfTray(source, tray.holding, asked, place, TRAY_SIZE);
    const [rows = []] = await this.rowsOf(tray, [ids]);
    return { rows, more, earlier };
  }

  /** The first rows of several trays that are of one kind. */
  async firstRows<Row>(trays: readonly [Tray<Row>, ...Tray<Row>[]], asked: Asked, size: number): Promise<Row[][]> {
    const source = this.sourceFor(asked);
    const pages = await Promise.all(trays.map(({ holding }) => pageOfTray(source, holding, asked, {}, size)));
    return this.rowsOf(
      trays[0],
      pages.map(({ ids }) => ids),
    );
  }

  /** The rows of several lists, each in its order. */
  private async rowsOf<Row>(tray: Tray<Row>, lists: number[][]): Promise<Row[][]> {
    const ids = lists.flat();
    const rows = ids.length > 0 ? await tray.rows(this.db.planned, ids) : [];
    const byId = new Map(rows.map((row) => [tray.idOf(row), row]));
    return lists.map((list) => list.map((id) => byId.get(id)).filter((row): row is Row => row !== undefined));
  }

  /** How much each holding has, as far as it is worth counting. */
  count<Key extends string>(holdings: Record<Key, Holding>, asked: Asked): Promise<Record<Key, number>> {
    return countTrays(this.sourceFor(asked), holdings, asked);
  }

  /** What may be chosen in the filter of this tray. */
  options(actor: Actor, { instruccion }: Holding['filters'], { persona }: TrayFilter): Promise<FilterOptions> {
    const key = `${actor.departmentId} ${instruccion !== undefined} ${persona ?? ''}`;
    return this.kept.of(key, () => filterOptions(this.db.planned, actor, { filters: { instruccion } }, { persona }));
  }

  /**
   * What is asked all day is planned once. Other filters are too many; and of all that ever was, the best way to
   * somebody's rows depends on who it is.
   */
  private sourceFor({ filter }: Asked, { history }: Pick<Holding, 'history'> = {}): Queryable {
    const isUsual = Object.keys(filter).every((name) => ASKED_ALL_DAY.has(name as FilterName));
    return isUsual && !history ? this.db.planned : this.db;
  }

  /** The page of a tray. */
  async show<Row>(request: Request, response: Response, tray: Tray<Row>, showing: Showing<Row>): Promise<void> {
    const actor = request.user as Actor;
    const query = request.query as Record<string, unknown>;
    const asked = await this.asked(actor, query, tray.holding);
    const place = { after: readId(query['despues']), before: readId(query['antes']) };
    const skipped = readId(query['van']) ?? 0;
    const { palabras } = asked.filter;
    // Words are looked up in all that was ever written: of those only the list that is shown is counted.
    const lists = palabras ? [tray] : (showing.tabs ?? [tray]);
    const countable = lists.filter(({ holding }) => !holding.history);
    const holdings = Object.fromEntries(countable.map(({ key, holding }) => [nameOf(key), holding]));
    // The rows come first: what they need next is asked while the rest is counted.
    const [found, counts, options, saved] = await Promise.all([
      this.page(tray, asked, place),
      this.count({ ...holdings, ...(palabras ? {} : showing.counted) }, asked),
      this.options(actor, tray.holding.filters, asked.filter),
      this.saved.of(tray.key, actor),
    ]);
    // The row that the address begins after may be gone with all that followed it.
    const lost = found.rows.length === 0 && (place.after ?? place.before) !== undefined;
    const shown = lost ? await this.page(tray, asked, {}) : found;
    const tabs = showing.tabs?.map((tab): TrayTab => ({ tab, count: counts[nameOf(tab.key)] }));
    await this.pages.send(
      request,
      response,
      { title: showing.title, section: tray.path, wide: true },
      <>
        {showing.before}
        <TrayView
          tray={tray}
          title={showing.title}
          lead={palabras ? `Lo que dice «${palabras}».` : showing.lead(counts)}
          rows={shown.rows}
          more={shown.more}
          skipped={lost || !shown.earlier ? 0 : skipped}
          earlier={shown.earlier}
          total={counts[nameOf(tray.key)]}
          context={asked}
          filter={asked.filter}
          options={options}
          saved={saved}
          tabs={tabs}
          acts={showing.acts}
          actsPath={showing.actsPath}
        />
      </>,
    );
  }
}

/** A key as a column may be called. */
export const nameOf = (key: string) => key.replaceAll('-', '_');
