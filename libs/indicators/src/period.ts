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

/** The quarter before the one in which the period starts. */
export function quarterBefore({ from }: Period): Period {
  const before = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  before.setUTCMonth(before.getUTCMonth() - 3);
  return quarterOf(before.toISOString().slice(0, 10));
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
