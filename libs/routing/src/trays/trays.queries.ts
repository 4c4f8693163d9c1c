import { addDays } from '@oficialia/directory';
import type { Actor, Queryable } from '@oficialia/platform';
import { FILTER_NAMES, type Days, type FilterName, type Holding, type TrayFilter } from './tray.js';

/** Counting further would help nobody: from here on it is «más de 1,000». */
export const MOST_COUNTED = 1000;
/** Rows of one page. */
export const TRAY_SIZE = 25;

/** Who asks for what of a tray. */
export interface Asked {
  actor: Actor;
  filter: TrayFilter;
  days: Days;
  /** Of the days in the filter. */
  zone: string;
}

/** A page begins after a row, or ends before one; the first page does neither. */
export interface Place {
  after?: number;
  before?: number;
}

/** Collects the parameters of one statement. */
class Values {
  readonly list: unknown[] = [];

  of(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** The ids of one page in the order of the tray, and whether there are more behind it, and before it. */
export async function pageOfTray(
  source: Queryable,
  holding: Holding,
  asked: Asked,
  place: Place,
  size: number,
): Promise<{ ids: number[]; more: boolean; earlier: boolean }> {
  const values = new Values();
  const backwards = place.before !== undefined;
  const ascending = backwards === (holding.history ?? false);
  const keys = holding.order.join(', ');
  const from = place.before ?? place.after;
  const beyond =
    from === undefined
      ? ''
      : ` AND (${keys}) ${ascending ? '>' : '<'} (SELECT ${keys} FROM ${holding.place(`${values.of(from)}::bigint`)})`;
  const sorted = holding.order.map((key) => `${key}${ascending ? '' : ' DESC'}`).join(', ');
  const rows = await source.query<{ id: number }>(
    `SELECT ${holding.order.at(-1)} AS id FROM ${heldSql(holding, asked, values)}${beyond}
     ORDER BY ${sorted} LIMIT ${size + 1}`,
    values.list,
  );
  const ids = rows.slice(0, size).map(({ id }) => id);
  const further = rows.length > size;
  return backwards
    ? { ids: ids.toReversed(), more: true, earlier: further }
    : { ids, more: further, earlier: place.after !== undefined };
}

/** How much each of several trays holds, counted as far as one more than `MOST_COUNTED`. */
export async function countTrays<Key extends string>(
  source: Queryable,
  holdings: Record<Key, Holding>,
  asked: Asked,
): Promise<Record<Key, number>> {
  const values = new Values();
  const counts = Object.entries<Holding>(holdings).map(
    ([key, holding]) =>
      `(SELECT count(*)::int FROM (SELECT 1 FROM ${heldSql(holding, asked, values)} LIMIT ${MOST_COUNTED + 1}) held) AS ${key}`,
  );
  const rows = await source.query<Record<Key, number>>(`SELECT ${counts.join(', ')}`, values.list);
  return rows[0] as Record<Key, number>;
}

/** FROM and WHERE of what a tray holds for this actor, with this filter. */
function heldSql(holding: Holding, { actor, filter, days, zone }: Asked, values: Values): string {
  const lazily: Days = {
    get today() {
      return `${values.of(days.today)}::date`;
    },
    get soon() {
      return `${values.of(days.soon)}::date`;
    },
  };
  const conditions = [holding.where(lazily)];
  if (actor.departmentId !== null) conditions.push(holding.own(values.of(actor.departmentId)));
  for (const name of FILTER_NAMES) {
    const [value, condition] = [filter[name], holding.filters[name]];
    if (value && condition) conditions.push(condition(values.of(comparable(name, value, zone))));
  }
  return `${holding.from} WHERE ${conditions.join(' AND ')}`;
}

/** Days become the moments at which they begin; the last day counts whole. */
function comparable(name: FilterName, value: string, zone: string): string {
  if (name === 'desde') return `${value} 00:00 ${zone}`;
  return name === 'hasta' ? `${addDays(value, 1)} 00:00 ${zone}` : value;
}
