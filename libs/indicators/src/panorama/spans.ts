import { formatDay } from '@oficialia/platform';
import { quarterOf, type Period } from '../period.js';

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** The whole months up to the one in which `day` falls, the oldest first. */
export function monthsUpTo(day: string, count: number): Period[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return Array.from({ length: count }, (_, at) => {
    const first = new Date(Date.UTC(year, month - count + at, 1));
    const last = new Date(Date.UTC(year, month - count + at + 1, 0));
    return { from: isoDay(first), to: isoDay(last) };
  });
}

/** `nov 26`. */
export function monthName({ from }: Period): string {
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

const isoDay = (date: Date) => date.toISOString().slice(0, 10);
