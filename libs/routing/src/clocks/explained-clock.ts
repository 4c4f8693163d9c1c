import { addBusinessDays, calendarAt, type IsoDay } from '@oficialia/directory';
import type { Queryable } from '@oficialia/platform';
import type { ClockRow } from './clocks.queries.js';
import { explainClock, type ExplainedDay } from './counting/explain-clock.js';
import { preventBy } from './counting/prevention.js';
import { countsAsOf, readClock } from './counting/run-clock.js';

/** A clock with all that follows from it, counted with the version of the calendar that its due date was counted with. */
export interface ExplainedClock {
  clock: ClockRow;
  days: ExplainedDay[];
  /** The last day on which a prevention is timely, and to remit what belongs to another authority. */
  preventBy: IsoDay | null;
  remitBy: IsoDay | null;
  /** The due date if the regime's whole extension were given. */
  extendedTo: IsoDay | null;
}

/** Explains a clock. `zone` is the municipality's. */
export async function explainedClock(source: Queryable, clock: ClockRow, zone: string): Promise<ExplainedClock> {
  const calendar = await calendarAt(source, clock.calendar, clock.calendar_version);
  const context = { calendar, zone };
  const start = clock.state === 'waiting' ? undefined : clock.events.findLast(({ act }) => act === 'start');
  const since = start && countsAsOf(start, calendar);
  const given = clock.events.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const longest = { ...clock.term, amount: clock.term.amount + (clock.extension ?? 0) - given };
  return {
    clock,
    days: explainClock(clock.term, clock.events, context),
    preventBy: since ? preventBy(clock.prevention, clock.term, since, calendar) : null,
    remitBy: since && clock.remit_days ? addBusinessDays(since, clock.remit_days, calendar) : null,
    extendedTo: clock.extension ? readClock(longest, clock.events, context).dueDate : null,
  };
}
