import { Clock } from '@oficialia/platform';
import { DateTime } from 'luxon';

/** When something of the demonstration happened: some working days ago or on a day, at an hour of the office, or minutes ago. */
export type Moment = { daysAgo: number; at: string } | { on: string; at: string } | { minutesAgo: number };

/** A clock that is put to the moment of each act, so that the demonstration has a past. */
export class DemonstrationClock extends Clock {
  private moment = new Date();

  now(): Date {
    return this.moment;
  }

  putTo(moment: Date): void {
    this.moment = moment;
  }
}

/** The instant of `moment` in the municipality's zone; days count back from today without Saturdays and Sundays. */
export function instantOf(moment: Moment, zone: string, today = new Date()): Date {
  const now = DateTime.fromJSDate(today, { zone });
  if ('minutesAgo' in moment) return now.minus({ minutes: moment.minutesAgo }).toJSDate();
  if ('on' in moment) return DateTime.fromISO(`${moment.on}T${moment.at.padStart(5, '0')}`, { zone }).toJSDate();
  // Whole weeks at once, and then day by day; a weekend counts back like the Monday after it.
  let day = now.weekday > 5 && moment.daysAgo > 0 ? now.plus({ days: 8 - now.weekday }) : now;
  day = day.minus({ weeks: Math.floor(moment.daysAgo / 5) });
  for (let left = moment.daysAgo % 5; left > 0;) {
    day = day.minus({ days: 1 });
    if (day.weekday <= 5) left--;
  }
  const [hour, minute] = moment.at.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 }).toJSDate();
}
