import type { Part } from './counting/counting.queries.js';
import { CUT_NAMES, type Cuts } from './counting/cuts.js';
import type { Period } from './period.js';

export const PART_NAMES: Record<Part, string> = { numerator: 'numerador', denominator: 'denominador' };

/** A page with its period and cuts, so that what is seen can be sent to somebody. */
export function pageAddress(page: string, { from, to }: Period, cuts: Cuts, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ desde: from, hasta: to });
  for (const name of CUT_NAMES) if (cuts[name]) query.set(name, cuts[name]);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `${page}?${query}`;
}

/** A page of the indicators. */
export function addressOf(path: string, period: Period, cuts: Cuts, more: Record<string, string> = {}): string {
  return pageAddress(`/indicadores${path}`, period, cuts, more);
}

/** The list of folios behind a number. */
export function listAddress(key: string, part: Part, period: Period, cuts: Cuts, page?: number): string {
  return addressOf(`/${key}/folios`, period, cuts, {
    parte: PART_NAMES[part],
    ...(page === undefined ? {} : { pagina: String(page) }),
  });
}
