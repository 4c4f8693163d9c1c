import { isDay, tidyText } from '@oficialia/platform';

/** What the auditor's desk is narrowed to, as the address names it. */
export interface LedgerFilter {
  /** A folio in any spelling. */
  folio?: string;
  /** Id of a person; `0` is whoever acted without an account. */
  persona?: string;
  acto?: string;
  /** Days of the municipality, `YYYY-MM-DD`. */
  desde?: string;
  hasta?: string;
}

/** What acted without an account: the machine by itself, or a petitioner. */
export const NOBODY = '0';

const SHAPES: Record<keyof LedgerFilter, RegExp> = {
  folio: /\S/,
  persona: /^\d{1,9}$/,
  acto: /^[a-z_]{1,60}$/,
  desde: /\S/,
  hasta: /\S/,
};
const NAMES = Object.keys(SHAPES) as (keyof LedgerFilter)[];

/** The filter of an address; what does not fit is left out. */
export function readLedgerFilter(query: Record<string, unknown>): LedgerFilter {
  const read = NAMES.map((name) => [name, valueOf(name, query[name])]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as LedgerFilter;
}

/** An address with a filter, always in the same order. */
export function auditAddress(path: string, filter: LedgerFilter, more: Record<string, string> = {}): string {
  const named = NAMES.filter((name) => filter[name]).map((name) => [name, filter[name] as string]);
  const query = new URLSearchParams([...named, ...Object.entries(more)]);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A row id in an address; undefined when it is none. */
export function readPlace(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function valueOf(name: keyof LedgerFilter, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = tidyText(value, false).slice(0, 100);
  if (!SHAPES[name].test(text)) return undefined;
  return (name === 'desde' || name === 'hasta') && !isDay(text) ? undefined : text;
}
