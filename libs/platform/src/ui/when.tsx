import { DateTime } from 'luxon';
import { useUi } from './context.js';

// Our own names: the abbreviations of ICU differ between versions ("sept", "mié.").
const DAYS = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_QUARTERS = 10_000;
const offsets = new Map<string, number>();

/** An instant in the municipality's IANA zone: `vie 20 nov 2026, 10:12`. */
export function formatWhen(date: Date, zone: string): string {
  const local = new Date(date.getTime() + offsetOf(date, zone) * MINUTE_MS);
  return `${dayWords(local)}, ${local.toISOString().slice(11, 16)}`;
}

/** A calendar day `2026-11-20` as `vie 20 nov 2026`; throws RangeError when it is not a day. */
export function formatDay(day: string): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  if (day.length !== 10 || Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a date: ${day}`);
  }
  return dayWords(midnight);
}

/** Words of the day that the UTC clock of `local` shows. */
function dayWords(local: Date): string {
  return `${DAYS[local.getUTCDay()]} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
}

/**
 * Minutes that the clocks of `zone` are ahead of UTC. Asking the time zone data is slow, pages are full of dates, and
 * clocks change only on a quarter of an hour: one answer serves all of it.
 */
function offsetOf(date: Date, zone: string): number {
  const quarter = Math.floor(date.getTime() / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const local = DateTime.fromMillis(quarter * QUARTER_MS, { zone });
    if (!local.isValid) throw new RangeError(`not a date: ${local.invalidExplanation ?? ''}`);
    if (offsets.size >= MOST_QUARTERS) offsets.clear();
    offset = local.offset;
    offsets.set(key, offset);
  }
  return offset;
}

/** An instant (`Date`) or a calendar day (`2026-11-20`), in words and readable by machines. */
export function Time({ at, zone }: { at: Date | string; zone?: string }) {
  const ui = useUi();
  if (typeof at === 'string') return <time datetime={at}>{formatDay(at)}</time>;
  return <time datetime={at.toISOString()}>{formatWhen(at, zone ?? ui.zone)}</time>;
}
