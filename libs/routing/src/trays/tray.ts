import type { BusinessCalendar } from '@oficialia/directory';
import type { Actor, Column, Queryable } from '@oficialia/platform';

/** What a tray can be narrowed to, as the address names it. */
export const FILTER_NAMES = [
  'dependencia',
  'persona',
  'tema',
  'instruccion',
  'urgente',
  'desde',
  'hasta',
  'palabras',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
/** Keys and ids as text, days as `YYYY-MM-DD`, `urgente` as `1`. */
export type TrayFilter = Partial<Record<FilterName, string>>;

/** The days that part the trays, `YYYY-MM-DD`; in SQL, the parameters that hold them. */
export interface Days {
  today: string;
  /** The last day on which what is due is due soon. */
  soon: string;
}

/** What a tray holds, in SQL. Whatever is compared with comes as a parameter, `$3`. */
export interface Holding {
  /** The rows that may be in it, `petition p`. */
  from: string;
  where: (days: Days) => string;
  /** Keeps an actor of a department to the rows of that department. */
  own: (department: string) => string;
  /** What it is sorted by; the last of them is the row's id. */
  order: readonly string[];
  /** All that ever was, the newest first; it is not counted. */
  history?: boolean;
  /** Where the order of one row is read, also when it has left the tray. */
  place: (id: string) => string;
  filters: Partial<Record<FilterName, (value: string) => string>>;
}

/** What the cells of a tray need to know. */
export interface TrayContext {
  actor: Actor;
  /** `YYYY-MM-DD`. */
  today: string;
  calendar: BusinessCalendar;
}

/** What a tray is called, where it is and what it holds. */
export interface TrayIdentity {
  /** In addresses and saved filters. */
  key: string;
  title: string;
  /** The page that shows it, `/turnos`. */
  path: string;
  /** Of its address, beside the filter: `estado=vencidos`. */
  query?: string;
  /** What its rows are, `peticiones`. */
  things: string;
  caption: string;
  empty: { title: string; text?: string };
  holding: Holding;
}

/** One tray, with how its rows are read and shown. */
export interface Tray<Row> extends TrayIdentity {
  /** Rows by their ids, in any order; the actor was found to see them. */
  rows: (source: Queryable, ids: readonly number[]) => Promise<Row[]>;
  idOf: (row: Row) => number;
  columns: (context: TrayContext) => Column<Row>[];
  urgent?: (row: Row) => boolean;
  /** Where Enter leads from a row. */
  open: (row: Row, context: TrayContext) => string;
  /** What a row is called when it is marked for an act on several, and its value in the form. */
  mark: (row: Row) => { value: string; label: string };
}

/** The address of a tray, narrowed by a filter. */
export function trayAddress(tray: Pick<TrayIdentity, 'path' | 'query'>, filter: TrayFilter = {}, more = ''): string {
  const query = [tray.query, filterQuery(filter), more].filter(Boolean).join('&');
  return query ? `${tray.path}?${query}` : tray.path;
}

/** The filter as an address has it, always in the same order. */
export function filterQuery(filter: TrayFilter): string {
  const named = FILTER_NAMES.filter((name) => filter[name]).map((name) => [name, filter[name] as string]);
  return new URLSearchParams(named).toString();
}
