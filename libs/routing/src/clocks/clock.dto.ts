import { Choice, Integer, Text } from '@oficialia/platform';
import type { ExplainedClock } from './explained-clock.js';
import { termInWords } from './counting/term.js';

/** What a person may do to a clock; it starts and stops by other acts. */
export const PERSONS_ACTS = ['suspend', 'interrupt', 'resume', 'extend'] as const;

export class ClockActRequest {
  @Choice('Acto', PERSONS_ACTS) act: (typeof PERSONS_ACTS)[number];
  @Text('Motivo', { max: 500 }) reason: string;
  /** Of an extension, in the unit of the term. */
  @Integer('Ampliación', { min: 1, max: 365, optional: true }) amount?: number;
}

export class ClockDayView {
  /** `YYYY-MM-DD`. */
  day: string;
  counted: boolean;
  /** Which day of the term it is; null when it does not count, or the term is not one of days. */
  number: number | null;
  /** In Spanish: why it does not count, with the law or decree, or what happened on it. */
  note: string;
}

export class ClockEventView {
  act: string;
  at: Date;
  reason: string;
  amount: number | null;
  recordedBy: string;
}

export class ClockView {
  regime: string;
  basis: string;
  term: string;
  calendar: string;
  /** The version of the calendar with which the due date was counted. */
  calendarVersion: number;
  state: string;
  /** `YYYY-MM-DD`; null while the clock waits or is suspended. */
  dueDate: string | null;
  /** Of a term in hours. */
  dueAt: Date | null;
  /** The last day for a timely prevention, and to remit for want of competence; null when the regime sets none. */
  preventBy: string | null;
  remitBy: string | null;
  /** The due date with the whole extension that the regime allows. */
  extendedTo: string | null;
  events: ClockEventView[];
  days: ClockDayView[];
}

export function clockView({ clock, days, preventBy, remitBy, extendedTo }: ExplainedClock): ClockView {
  return {
    regime: clock.regime,
    basis: clock.basis,
    term: termInWords(clock.term),
    calendar: clock.calendar,
    calendarVersion: clock.calendar_version,
    state: clock.state,
    dueDate: clock.due_date,
    dueAt: clock.due_at,
    preventBy,
    remitBy,
    extendedTo,
    events: clock.events.map(({ act, at, reason, amount, recorded_by }) => {
      return { act, at, reason, amount, recordedBy: recorded_by };
    }),
    days,
  };
}
