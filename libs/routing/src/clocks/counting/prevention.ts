import { addBusinessDays, addDays, addMonths, daysBetween, isBusinessDay, nextBusinessDay } from '@oficialia/directory';
import type { BusinessCalendar, IsoDay } from '@oficialia/directory';
import { countsAsOf, type ClockEvent } from './run-clock.js';
import type { Term } from './term.js';

/** Until when the authority may ask the petitioner to complete: in so many days, in the first third, as each trámite says. */
export const PREVENTION_RULES = ['none', 'days', 'first_third', 'by_procedure'] as const;
export type PreventionRule = (typeof PREVENTION_RULES)[number];

/** What a timely prevention does to the clock. */
export type PreventionEffect = 'suspend' | 'interrupt';

export interface Prevention {
  rule: PreventionRule;
  /** Of the rule `days`, business days. */
  days: number | null;
  /** Business days that the petitioner has to answer. */
  completionDays: number | null;
  effect: PreventionEffect | null;
}

/**
 * The last day on which a prevention is timely, of a term that counts as of `start`; null when the regime sets none. A
 * third of months is date to date (LFPA 17-A), of business days the whole days in it.
 */
export function preventBy(
  prevention: Prevention,
  term: Term,
  start: IsoDay,
  calendar: BusinessCalendar,
): IsoDay | null {
  if (prevention.rule === 'days' && prevention.days) return addBusinessDays(start, prevention.days, calendar);
  if (prevention.rule !== 'first_third' || term.unit === 'hours') return null;
  if (term.unit === 'business_days') {
    return addBusinessDays(start, Math.max(1, Math.floor(term.amount / 3)), calendar);
  }
  const third =
    term.amount % 3 === 0
      ? addMonths(start, term.amount / 3)
      : addDays(start, Math.floor(daysBetween(start, addMonths(start, term.amount)) / 3));
  return isBusinessDay(third, calendar) ? third : nextBusinessDay(third, calendar);
}

/**
 * What a prevention made on `day` does: a timely one suspends or interrupts; a late one does nothing, and the petition
 * cannot be rejected as incomplete any more (LFPA 17-A). Null also where the regime knows none.
 */
export function effectOf(prevention: Prevention, day: IsoDay, until: IsoDay | null): PreventionEffect | null {
  return until !== null && day <= until ? prevention.effect : null;
}

/** The last day of the petitioner to answer a prevention that was notified on `day`; null when the regime sets none. */
export function completeBy(prevention: Prevention, day: IsoDay, calendar: BusinessCalendar): IsoDay | null {
  return prevention.completionDays ? addBusinessDays(day, prevention.completionDays, calendar) : null;
}

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
