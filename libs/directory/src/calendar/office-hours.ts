import {
  isBusinessDay,
  previousBusinessDay,
  type BusinessCalendar,
  type IsoDay,
  type OfficeHours,
} from './business-days.js';

/** What a clock on the office's wall shows: `YYYY-MM-DD` and `HH:MM`. */
export interface WallTime {
  day: IsoDay;
  time: string;
}

/**
 * The last moment from which `hours` hours of the office had passed by `now`: only those between opening and closing of
 * business days count. What happened then or before has waited so long.
 */
export function officeHoursAgo(
  now: WallTime,
  hours: number,
  office: OfficeHours,
  calendar: BusinessCalendar,
): WallTime {
  const [opens, closes] = [minutesOf(office.opens), minutesOf(office.closes)];
  let left = hours * 60;
  let { day } = now;
  let until = isBusinessDay(day, calendar) ? Math.min(minutesOf(now.time), closes) : opens;
  while (until - opens < left) {
    left -= Math.max(0, until - opens);
    day = previousBusinessDay(day, calendar);
    until = closes;
  }
  return { day, time: timeOf(until - left) };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
