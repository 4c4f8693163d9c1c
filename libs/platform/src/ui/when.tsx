import { DateTime } from 'luxon';
import { useUi } from './context.js';

// Our own names: the abbreviations of ICU differ between versions ("sept", "mié.").
const DAYS = ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'];
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** An instant in the municipality's IANA zone: `vie 20 nov 2026, 10:12`. */
export function formatWhen(date: Date, zone: string): string {
  const local = DateTime.fromJSDate(date, { zone });
  return `${dayWords(local)}, ${local.toFormat('HH:mm')}`;
}

/** A calendar day `2026-11-20` as `vie 20 nov 2026`; throws RangeError when it is not a day. */
export function formatDay(day: string): string {
  return dayWords(DateTime.fromISO(day, { zone: 'utc' }));
}

function dayWords(local: DateTime): string {
  if (!local.isValid) throw new RangeError(`not a date: ${local.invalidExplanation ?? ''}`);
  return `${DAYS[local.weekday - 1]} ${local.day} ${MONTHS[local.month - 1]} ${local.year}`;
}

/** An instant (`Date`) or a calendar day (`2026-11-20`), in words and readable by machines. */
export function Time({ at, zone }: { at: Date | string; zone?: string }) {
  const ui = useUi();
  if (typeof at === 'string') return <time datetime={at}>{formatDay(at)}</time>;
  return <time datetime={at.toISOString()}>{formatWhen(at, zone ?? ui.zone)}</time>;
}
