import { isDay, tidyText } from '@oficialia/platform';
import { FILTER_NAMES, type FilterName, type Holding, type TrayFilter } from '../tray.js';

const LONGEST = 200;
/** What a value of each filter looks like; any other is left out, so that an address typed by hand lists something. */
const SHAPES: Record<FilterName, RegExp> = {
  dependencia: /^[\w-]{1,40}$/,
  persona: /^\d{1,9}$/,
  tema: /^\d{1,9}$/,
  instruccion: /^[a-z_]{1,40}$/,
  urgente: /^1$/,
  desde: /\S/,
  hasta: /\S/,
  palabras: /\S/,
};

/** The part of an address that narrows a tray with this holding. */
export function readFilter(query: Record<string, unknown>, { filters }: Pick<Holding, 'filters'>): TrayFilter {
  const read = FILTER_NAMES.filter((name) => filters[name]).map((name) => [name, valueOf(name, query[name])]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as TrayFilter;
}

/** A row id in an address; undefined when it is none. */
export function readId(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function valueOf(name: FilterName, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = tidyText(value, false).slice(0, LONGEST);
  if (!SHAPES[name].test(text)) return undefined;
  const named = name === 'desde' || name === 'hasta';
  return named && !isDay(text) ? undefined : text;
}
