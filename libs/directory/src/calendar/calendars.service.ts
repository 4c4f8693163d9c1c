import { Injectable } from '@nestjs/common';
import { Clock, dayIn, Db, Jobs, Kept, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import { calendarChanged } from '../directory.jobs.js';
import { Settings } from '../settings.service.js';
import {
  addBusinessDays,
  addDays,
  filingDay,
  localDayAndTime,
  type BusinessCalendar,
  type IsoDay,
} from './business-days.js';
import { CalendarVersion } from './calendar-version.entity.js';
import { calendarAt, calendarVersion, type VersionedCalendar } from './calendars.queries.js';
import { officeHoursAgo } from './office-hours.js';
import { calendarNotFound, dayTwice, nothingToRemove } from './calendar.errors.js';

const SHOWN_MS = 5_000;

/** Days that become non-working, or working again, by whose word. */
export interface CalendarChange {
  change: 'added' | 'removed';
  /** `YYYY-MM-DD`, both included. */
  firstDay: IsoDay;
  lastDay: IsoDay;
  reason: string;
  basis: string;
}

/** The office's days: which it works, and when a term ends. */
@Injectable()
export class Calendars {
  private readonly kept = new Kept<VersionedCalendar>(SHOWN_MS);

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly db: Db,
  ) {}

  /** A calendar with every non-working day that is known now; the municipality's own when no key is given. */
  async calendar(source: Queryable, key?: string | null): Promise<VersionedCalendar> {
    const name = key ?? (await this.settings.municipality()).calendar;
    return calendarAt(source, name, await calendarVersion(source, name));
  }

  /** The municipality's own as pages count by it, a few seconds old at most. What an act decides asks `calendar`. */
  async shown(): Promise<VersionedCalendar> {
    const { calendar } = await this.settings.municipality();
    return this.kept.of(calendar, () => this.calendar(this.db.planned, calendar));
  }

  /** The due date of a term of `businessDays` that starts with something received at `moment`. */
  async dueDate(source: Queryable, moment: Date, businessDays: number): Promise<{ dueDate: IsoDay }> {
    const { timeZone, officeOpens, officeCloses } = await this.settings.municipality();
    const calendar = await this.calendar(source);
    const hours = { opens: officeOpens.slice(0, 5), closes: officeCloses.slice(0, 5) };
    return { dueDate: addBusinessDays(filingDay(moment, timeZone, hours, calendar), businessDays, calendar) };
  }

  /** The day it is for the municipality at `moment`, `YYYY-MM-DD`. */
  async dayOf(moment: Date): Promise<string> {
    return dayIn((await this.settings.municipality()).timeZone, moment);
  }

  /** The local day of `moment`, and whether the office had closed by then, so that it counts from the next one. */
  async arrival(moment: Date): Promise<{ day: IsoDay; late: boolean }> {
    const { timeZone, officeCloses } = await this.settings.municipality();
    const { day, time } = localDayAndTime(moment, timeZone);
    return { day, late: time > officeCloses.slice(0, 5) };
  }

  /** Whether the office works at `moment`: a business day, between opening and closing. */
  async isOpen(source: Queryable, moment: Date): Promise<boolean> {
    const { timeZone, officeOpens, officeCloses } = await this.settings.municipality();
    const { day, time } = localDayAndTime(moment, timeZone);
    if (time < officeOpens.slice(0, 5) || time > officeCloses.slice(0, 5)) return false;
    return filingDay(moment, timeZone, { opens: '00:00', closes: '23:59' }, await this.calendar(source)) === day;
  }

  /** The wall time from which so many hours of the office had passed by `moment`, `YYYY-MM-DD HH:MM`. */
  async hoursAgo(source: Queryable, moment: Date, hours: number): Promise<string> {
    const { timeZone, officeOpens, officeCloses } = await this.settings.municipality();
    const office = { opens: officeOpens.slice(0, 5), closes: officeCloses.slice(0, 5) };
    const then = officeHoursAgo(localDayAndTime(moment, timeZone), hours, office, await this.calendar(source));
    return `${then.day} ${then.time}`;
  }

  /**
   * Writes a change into a calendar as its next version, and has the open clocks counted again. Days that are already
   * as wanted are passed over. Throws `calendar.day-known` or `calendar.day-unknown` (409) when nothing would change.
   */
  async change(tx: Tx, key: string, change: CalendarChange, actor: Actor): Promise<number> {
    const locked: { version: number }[] = await tx.query('SELECT version FROM calendar WHERE key = $1 FOR UPDATE', [
      key,
    ]);
    if (!locked[0]) throw calendarNotFound(key);
    const version = locked[0].version + 1;
    const written =
      change.change === 'added' ? await add(tx, key, version, change) : await remove(tx, key, version, change);
    if (written === 0) throw change.change === 'added' ? dayTwice(key) : nothingToRemove(key);
    await tx.query('UPDATE calendar SET version = $2 WHERE key = $1', [key, version]);
    const made = { calendar: key, version, changedAt: this.clock.now(), changedBy: actor.id, address: actor.address };
    await tx.insert(CalendarVersion, { ...change, ...made });
    await this.jobs.enqueue(tx, calendarChanged, { calendar: key, version });
    this.kept.forget();
    return version;
  }
}

/** The calendar as it would be after the change, to be asked before it is made. */
export function changedCalendar<C extends BusinessCalendar>(calendar: C, change: CalendarChange): C {
  const { firstDay, lastDay, reason, basis } = change;
  if (change.change === 'removed') {
    const kept = calendar.nonWorkingDays.filter(({ day }) => day < firstDay || day > lastDay);
    return { ...calendar, nonWorkingDays: kept };
  }
  const known = new Set(calendar.nonWorkingDays.map(({ day }) => day));
  const added = daysOf(change).filter((day) => !known.has(day));
  return { ...calendar, nonWorkingDays: [...calendar.nonWorkingDays, ...added.map((day) => ({ day, reason, basis }))] };
}

/** The days of a change, first and last included. */
export function daysOf({ firstDay, lastDay }: Pick<CalendarChange, 'firstDay' | 'lastDay'>): IsoDay[] {
  const days = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days.push(day);
  return days;
}

async function add(tx: Tx, key: string, version: number, change: CalendarChange): Promise<number> {
  const rows: unknown[] = await tx.query(
    `INSERT INTO non_working_day (calendar, day, reason, basis, since_version)
     SELECT $1, day, $3, $4, $5 FROM unnest($2::date[]) AS day ON CONFLICT DO NOTHING RETURNING day`,
    [key, daysOf(change), change.reason, change.basis, version],
  );
  return rows.length;
}

async function remove(tx: Tx, key: string, version: number, change: CalendarChange): Promise<number> {
  const [, count]: [unknown[], number] = await tx.query(
    `UPDATE non_working_day SET until_version = $4
     WHERE calendar = $1 AND day BETWEEN $2 AND $3 AND until_version IS NULL`,
    [key, change.firstDay, change.lastDay, version],
  );
  return count;
}
