import { formatDay } from '@oficialia/platform';
import { quarterOf, type Period } from '../period.js';

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** `nov 26`. */
export function monthName({ from }: Pick<Period, 'from'>): string {
  return `${MONTHS[Number(from.slice(5, 7)) - 1]} ${from.slice(2, 4)}`;
}

/** `jul–sep 2026` of a quarter, `2026` of a year, else both days. */
export function spanName({ from, to }: Period): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const quarter = quarterOf(from);
  if (from === quarter.from && to === quarter.to)
    return `${MONTHS[Number(from.slice(5, 7)) - 1]}–${MONTHS[Number(to.slice(5, 7)) - 1]} ${year}`;
  return `${formatDay(from)} a ${formatDay(to)}`;
}
