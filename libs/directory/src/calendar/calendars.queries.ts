import type { Queryable } from '@oficialia/platform';
import type { BusinessCalendar, NonWorkingDay } from './business-days.js';
import { calendarNotFound } from './calendar.errors.js';

/** A calendar as it was, or is, in one of its versions. */
export interface VersionedCalendar extends BusinessCalendar {
  readonly key: string;
  readonly version: number;
}

export interface CalendarLine {
  key: string;
  name: string;
  version: number;
}

/** A change that was made, newest first, with what became of it. */
export interface CalendarVersionRow {
  calendar: string;
  version: number;
  change: 'added' | 'removed';
  first_day: string;
  last_day: string;
  reason: string;
  basis: string;
  changed_at: Date;
  changed_by: string;
  moved: number;
  recounted_at: Date | null;
}

export function listCalendars(source: Queryable): Promise<CalendarLine[]> {
  return source.query('SELECT key, name, version FROM calendar ORDER BY key DESC');
}

/** The number of a calendar's version in force. Throws `calendar.not-found`. */
export async function calendarVersion(source: Queryable, key: string): Promise<number> {
  const rows = await source.query<{ version: number }>('SELECT version FROM calendar WHERE key = $1', [key]);
  if (!rows[0]) throw calendarNotFound(key);
  return rows[0].version;
}

/** The calendar in that version, now or long ago. */
export async function calendarAt(source: Queryable, key: string, version: number): Promise<VersionedCalendar> {
  const nonWorkingDays = await source.query<NonWorkingDay>(
    `SELECT day, reason, basis FROM non_working_day
     WHERE calendar = $1 AND since_version <= $2 AND (until_version IS NULL OR until_version > $2) ORDER BY day`,
    [key, version],
  );
  return { key, version, nonWorkingDays };
}

/** The last changes of all calendars. */
export function calendarVersions(source: Queryable, limit: number): Promise<CalendarVersionRow[]> {
  return source.query(
    `SELECT v.calendar, v.version, v.change, v.first_day, v.last_day, v.reason, v.basis, v.changed_at, p.name AS changed_by,
       v.moved, v.recounted_at
     FROM calendar_version v JOIN person p ON p.id = v.changed_by ORDER BY v.changed_at DESC, v.calendar LIMIT $1`,
    [limit],
  );
}
