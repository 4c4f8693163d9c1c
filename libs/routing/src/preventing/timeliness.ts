import type { BusinessCalendar, IsoDay } from '@oficialia/directory';
import { effectOf, preventBy, type Prevention, type PreventionEffect } from '../clocks/counting/prevention.js';
import { countsAsOf, type ClockEvent } from '../clocks/counting/run-clock.js';
import type { Term } from '../clocks/counting/term.js';

/** A term that started, with what its regime says of preventions. */
export interface StartedTerm {
  prevention: Prevention;
  term: Term;
  start: Pick<ClockEvent, 'day' | 'late'>;
}

/**
 * What a prevention made on `day` does to a started term, and whether it is in time. Where each trámite sets its own
 * days, the office knows them and is in time. Of a regime without preventions: nothing, and never.
 */
export function preventionOn(
  day: IsoDay,
  { prevention, term, start }: StartedTerm,
  calendar: BusinessCalendar,
): { effect: PreventionEffect | null; timely: boolean } {
  if (prevention.rule === 'none') return { effect: null, timely: false };
  if (prevention.rule === 'by_procedure') return { effect: prevention.effect, timely: true };
  const until = preventBy(prevention, term, countsAsOf(start, calendar), calendar);
  return { effect: effectOf(prevention, day, until), timely: until !== null && day <= until };
}
