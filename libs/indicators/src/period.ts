/** A span of the calendar, both days included, `YYYY-MM-DD`. */
export interface Period {
  from: string;
  to: string;
}

/** The quarter of the year in which `day` falls. */
export function quarterOf(day: string): Period {
  const year = day.slice(0, 4);
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const last = first + 2;
  const lastDay = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { from: `${year}-${twoDigits(first)}-01`, to: `${year}-${twoDigits(last)}-${lastDay}` };
}

/** The period that an address names, `usual` where it names none; undefined when what it names is no period. */
export function periodOf(from: string | undefined, to: string | undefined, usual: Period): Period | undefined {
  const period = { from: from || usual.from, to: to || usual.to };
  return isDay(period.from) && isDay(period.to) && period.from <= period.to ? period : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The same days of the year before; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  return { from: dayOfYearBefore(from), to: dayOfYearBefore(to) };
}

/** As many days, or the same whole months, right before: a quarter is compared with the quarter before it. */
export function periodBefore(period: Period): Period {
  const { from, to } = period;
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const end = new Date(first.getTime() - DAY_MS);
  if (!isWholeMonths(period)) {
    const start = new Date(first.getTime() - (last.getTime() - first.getTime()) - DAY_MS);
    return { from: isoDay(start), to: isoDay(end) };
  }
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  return { from: isoDay(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - months, 1))), to: isoDay(end) };
}

/** Whether a period begins with the first day of a month and ends with the last one of a month. */
export function isWholeMonths({ from, to }: Period): boolean {
  return from.endsWith('-01') && new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).getUTCDate() === 1;
}

/** The whole months up to the one in which `day` falls, the oldest first. */
export function monthsUpTo(day: string, count: number): Period[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return Array.from({ length: count }, (_, at) => {
    const first = new Date(Date.UTC(year, month - count + at, 1));
    const last = new Date(Date.UTC(year, month - count + at + 1, 0));
    return { from: isoDay(first), to: isoDay(last) };
  });
}

/** From the first of January of the year in which the period ends, to its end. */
export function yearToDate({ to }: Period): Period {
  return { from: `${to.slice(0, 4)}-01-01`, to };
}

const DAY_MS = 86_400_000;

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function dayOfYearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(before) ? before : before.replace(/29$/, '28');
}
