import { Injectable } from '@nestjs/common';
import { dayIn, type Queryable } from '@oficialia/platform';
import { addBusinessDays, filingDay, type BusinessCalendar, type DueDate } from './business-days.js';
import { Settings } from './settings.service.js';

/** The office's days: which it works, and when a term ends. */
@Injectable()
export class Calendars {
  constructor(private readonly settings: Settings) {}

  /** The municipality's calendar with every non-working day that is known. */
  async calendar(source: Queryable): Promise<BusinessCalendar> {
    const { calendar } = await this.settings.municipality();
    const days = await source.query<{ day: string; reason: string; basis: string }>(
      'SELECT day, reason, basis FROM non_working_day WHERE calendar = $1 ORDER BY day',
      [calendar],
    );
    return { nonWorkingDays: days };
  }

  /** The due date of a term of `businessDays` that starts with something received at `moment`, day by day. */
  async dueDate(source: Queryable, moment: Date, businessDays: number): Promise<DueDate> {
    const { timeZone, officeOpens, officeCloses } = await this.settings.municipality();
    const calendar = await this.calendar(source);
    const hours = { opens: officeOpens.slice(0, 5), closes: officeCloses.slice(0, 5) };
    return addBusinessDays(filingDay(moment, timeZone, hours, calendar), businessDays, calendar);
  }

  /** The day it is for the municipality at `moment`, `YYYY-MM-DD`. */
  async dayOf(moment: Date): Promise<string> {
    return dayIn((await this.settings.municipality()).timeZone, moment);
  }
}
