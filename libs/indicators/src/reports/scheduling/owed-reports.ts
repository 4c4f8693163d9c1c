import { addBusinessDays, type Calendars, type IsoDay } from '@oficialia/directory';
import type { Queryable } from '@oficialia/platform';
import { monthsUpTo, periodBefore, quarterOf, type Period } from '../../period.js';
import { titleOf } from '../report-kinds.js';
import { schedules, signedPeriods, type ScheduleRow } from './schedules.queries.js';

/** A report that the calendar of reports asks for and that nobody has signed. */
export interface OwedReport {
  title: string;
  period: Period;
  dueOn: IsoDay;
  /** Since today is within the days of its reminder, or past its due date. */
  state: 'ahead' | 'remind' | 'late';
}

/** Looked back no further: who starts in the middle of a year does not owe all before it. */
const MOST_PERIODS = 12;

/** What the office owes at `now`, the oldest first, with the next of each kind that is still ahead. */
export async function owedReports(source: Queryable, calendars: Calendars, now: Date): Promise<OwedReport[]> {
  const today = await calendars.dayOf(now);
  const calendar = await calendars.shown();
  const signed = await signedPeriods(source);
  const active = (await schedules(source)).filter((schedule) => schedule.active);
  const owed = active.flatMap((schedule) => {
    const periods = periodsOf(schedule, today).filter(({ from, to }) => !signed.has(`${from} ${to}`));
    return periods.map((period): OwedReport => {
      const dueOn = addBusinessDays(period.to, schedule.due_days, calendar);
      const ahead = schedule.due_days - schedule.remind_days;
      const remindOn = ahead === 0 ? period.to : addBusinessDays(period.to, ahead, calendar);
      const state = today > dueOn ? 'late' : today >= remindOn && today > period.to ? 'remind' : 'ahead';
      return { title: titleOf(period), period, dueOn, state };
    });
  });
  return owed.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** How many are to be signed now, or are late. */
export async function countOwed(source: Queryable, calendars: Calendars, now: Date): Promise<number> {
  return (await owedReports(source, calendars, now)).filter(({ state }) => state !== 'ahead').length;
}

/** Those that have ended since the calendar asks for them, and the one that runs today. */
function periodsOf({ kind, since }: ScheduleRow, today: IsoDay): Period[] {
  const periods = [];
  for (
    let period = currentOf(kind, today);
    periods.length < MOST_PERIODS && period.to >= since;
    period = periodBefore(period)
  )
    periods.unshift(period);
  return periods;
}

function currentOf(kind: ScheduleRow['kind'], today: IsoDay): Period {
  if (kind === 'quarter') return quarterOf(today);
  if (kind === 'month') return monthsUpTo(today, 1)[0] as Period;
  return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
}
