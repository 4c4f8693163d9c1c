/** A day of the calendar as 'YYYY-MM-DD'; it has no hour and no time zone. */
export type IsoDay = string;

/** A day that does not count, why (in Spanish, for people), and the law, decree or gazette that says so. */
export interface NonWorkingDay {
  readonly day: IsoDay;
  readonly reason: string;
  readonly basis: string;
}

/** The rows of a calendar; keep one array for many questions, its index is built once an array. */
export interface BusinessCalendar {
  readonly nonWorkingDays: readonly NonWorkingDay[];
  /** Days of the week that never count: 0 Sunday … 6 Saturday. Saturday and Sunday when absent. */
  readonly weekend?: readonly number[];
}

/** Hours in which papers count as filed the same day, 'HH:MM', both included. */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

const MS_A_DAY = 86_400_000;
const SATURDAY_AND_SUNDAY = [6, 0];
const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
/** No municipality closes for a year: a longer search means a calendar that can never answer. */
const LONGEST_CLOSURE = 400;

/** Why the day does not count, in Spanish, or undefined when it is a business day. */
export function nonWorkingReason(day: IsoDay, calendar: BusinessCalendar): string | undefined {
  const row = indexOf(calendar).rows.get(dayNumber(day));
  if (row) return row.basis ? `${row.reason} (${row.basis})` : row.reason;
  const weekday = weekdayOf(day);
  return (calendar.weekend ?? SATURDAY_AND_SUNDAY).includes(weekday) ? WEEKDAYS[weekday] : undefined;
}

export function isBusinessDay(day: IsoDay, calendar: BusinessCalendar): boolean {
  return indexOf(calendar).works(dayNumber(day));
}

/** The first business day after `day`. Throws RangeError when the calendar has none within 400 days. */
export function nextBusinessDay(day: IsoDay, calendar: BusinessCalendar): IsoDay {
  return isoDay(nextWorking(dayNumber(day), indexOf(calendar)));
}

/** The last business day before `day`. Throws RangeError when the calendar has none within 400 days. */
export function previousBusinessDay(day: IsoDay, calendar: BusinessCalendar): IsoDay {
  const { works } = indexOf(calendar);
  const number = dayNumber(day);
  for (let back = number - 1; back >= number - LONGEST_CLOSURE; back--) if (works(back)) return isoDay(back);
  throw new RangeError(`The calendar has no business day in the ${LONGEST_CLOSURE} days before ${day}`);
}

/**
 * The day on which a term of `n` business days ends that starts to run the next business day after `start`
 * (the filing day). `n` is a whole number of 1 or more.
 */
export function addBusinessDays(start: IsoDay, n: number, calendar: BusinessCalendar): IsoDay {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`A term is a whole number of business days, not ${n}`);
  const index = indexOf(calendar);
  let day = dayNumber(start);
  for (let counted = 0; counted < n; counted++) day = nextWorking(day, index);
  return isoDay(day);
}

/**
 * Business days after `from` up to and including `to`; negative when `to` is earlier (days overdue).
 * So `businessDaysBetween(start, addBusinessDays(start, n))` is `n`.
 */
export function businessDaysBetween(from: IsoDay, to: IsoDay, calendar: BusinessCalendar): number {
  if (to < from) {
    const overdue = businessDaysBetween(to, from, calendar);
    return overdue === 0 ? 0 : -overdue;
  }
  const { works } = indexOf(calendar);
  let count = 0;
  for (let day = dayNumber(from) + 1, last = dayNumber(to); day <= last; day++) if (works(day)) count++;
  return count;
}

/** Business days of a period, both ends included. */
export function businessDaysIn(first: IsoDay, last: IsoDay, calendar: BusinessCalendar): number {
  return businessDaysBetween(addDays(first, -1), last, calendar);
}

/**
 * The day on which a paper counts as filed: the day it was received (in the office's time zone), or the next business
 * day when that one does not count or the office had closed. What comes before opening counts that same day; the
 * minute of closing is still in time.
 */
export function filingDay(receivedAt: Date, zone: string, hours: OfficeHours, calendar: BusinessCalendar): IsoDay {
  const { day, time } = localDayAndTime(receivedAt, zone);
  return time <= hours.closes && isBusinessDay(day, calendar) ? day : nextBusinessDay(day, calendar);
}

/** The day 'YYYY-MM-DD' and the time 'HH:MM' that a clock on the wall of `zone` (IANA name) shows at that instant. */
export function localDayAndTime(instant: Date, zone: string): { day: IsoDay; time: string } {
  const parts = new Map(
    wallClock(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** `n` days of the calendar later (or earlier). */
export function addDays(day: IsoDay, n: number): IsoDay {
  return isoDay(dayNumber(day) + n);
}

/** The same date `n` months later, or the last day of that month when it has none: 30 November + 3 is 28 or 29 February. */
export function addMonths(day: IsoDay, n: number): IsoDay {
  dayNumber(day);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoDay(first.getTime() / MS_A_DAY + Math.min(date, last) - 1);
}

/** Days of the calendar from `from` to `to`. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: IsoDay): number {
  return weekday(dayNumber(day));
}

/** A calendar as numbers of days, which is what a hundred thousand clocks are counted with. */
interface CalendarIndex {
  rows: ReadonlyMap<number, NonWorkingDay>;
  works: (day: number) => boolean;
}

const indexes = new WeakMap<readonly NonWorkingDay[], CalendarIndex>();

function indexOf({ nonWorkingDays, weekend = SATURDAY_AND_SUNDAY }: BusinessCalendar): CalendarIndex {
  const known = indexes.get(nonWorkingDays);
  if (known) return known;
  const rows = new Map(nonWorkingDays.map((row) => [dayNumber(row.day), row]));
  const index = { rows, works: (day: number) => !weekend.includes(weekday(day)) && !rows.has(day) };
  indexes.set(nonWorkingDays, index);
  return index;
}

function nextWorking(day: number, { works }: CalendarIndex): number {
  for (let ahead = day + 1; ahead <= day + LONGEST_CLOSURE; ahead++) if (works(ahead)) return ahead;
  throw new RangeError(`The calendar has no business day in the ${LONGEST_CLOSURE} days after ${isoDay(day)}`);
}

/** Day 0, 1 January 1970, was a Thursday. */
function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function dayNumber(day: IsoDay): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  const number = ms / MS_A_DAY;
  if (Number.isNaN(ms) || isoDay(number) !== day) throw new RangeError(`Not a day of the calendar: ${day}`);
  return number;
}

function isoDay(number: number): IsoDay {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, clock);
  return clock;
}
