import { addBusinessDays, calendarAt, type IsoDay } from '@oficialia/directory';
import type { Queryable } from '@oficialia/platform';
import type { ClockRow } from './clocks.queries.js';
import { explainClock, type ExplainedDay } from './counting/explain-clock.js';
import { preventBy } from './counting/prevention.js';
import { countsAsOf, extensionGiven, readClock, takes, type ClockContext } from './counting/run-clock.js';

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
  return {
    clock,
    days: explainClock(clock.term, clock.events, context),
    preventBy: since ? preventBy(clock.prevention, clock.term, since, calendar) : null,
    remitBy: since && clock.remit_days ? addBusinessDays(since, clock.remit_days, calendar) : null,
    extendedTo: clock.extension ? extendedTo(clock, clock.extension, context) : null,
  };
}

function extendedTo({ term, state, events }: ClockRow, extension: number, context: ClockContext): IsoDay | null {
  const last = events.at(-1);
  if (!last || !takes(state, 'extend')) return null;
  const whole = { ...last, act: 'extend' as const, amount: extension - extensionGiven(events) };
  return readClock(term, [...events, whole], context).dueDate;
}
