/** The time of the house. Tests give their own; feature code never asks the system. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

interface KnownDay {
  minute: number;
  day: string;
  format: Intl.DateTimeFormat;
}

const MINUTE_MS = 60_000;
const known = new Map<string, KnownDay>();

/** The calendar day, `YYYY-MM-DD`, on which `moment` falls in `zone` (IANA name). */
export function dayIn(zone: string, moment: Date): string {
  // Days begin on a whole minute everywhere, and most questions are about the present one.
  const minute = Math.floor(moment.getTime() / MINUTE_MS);
  const last = known.get(zone);
  if (last?.minute === minute) return last.day;
  const format = last?.format ?? dayFormat(zone);
  const day = format.format(moment);
  known.set(zone, { minute, day, format });
  return day;
}

function dayFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** Whether a text of an address is a day that exists, `YYYY-MM-DD`, of the last century or this one. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
