import {
  addBusinessDays,
  addDays,
  addMonths,
  businessDaysBetween,
  daysBetween,
  isBusinessDay,
  nextBusinessDay,
  type BusinessCalendar,
  type IsoDay,
} from '@oficialia/directory';
import { dayIn } from '@oficialia/platform';
import type { Term } from './term.js';

export const CLOCK_ACTS = ['start', 'suspend', 'interrupt', 'resume', 'extend', 'stop', 'undo', 'reopen'] as const;
export type ClockAct = (typeof CLOCK_ACTS)[number];

/** `waiting` has not started; `suspended` holds for an interruption too. */
export type ClockState = 'waiting' | 'running' | 'suspended' | 'stopped';

/** Something that happened to a clock. */
export interface ClockEvent {
  act: ClockAct;
  at: Date;
  /** Day of `at` on the wall of the office. */
  day: IsoDay;
  /** The office had closed: what arrived counts from the next business day. */
  late: boolean;
  /** In the unit of the term: of an extension; of a reopening, the term that is given anew. */
  amount: number | null;
  reason: string;
}

/** What a clock is read with. */
export interface ClockContext {
  calendar: BusinessCalendar;
  /** IANA name; terms in hours end on a day of it. */
  zone: string;
}

/** A stretch in which the clock ran: the days after `after` up to `until`, the hours from `from` to `to`. */
export interface Stretch {
  after: IsoDay;
  until: IsoDay | null;
  from: Date;
  to: Date | null;
}

export interface ClockReading {
  state: ClockState;
  /** The stretches that count; those before an interruption do not. */
  stretches: Stretch[];
  /** The whole term with its extensions, in the unit of the term. */
  total: number;
  /** The day on which the term ends; null before it starts and while it is suspended. */
  dueDate: IsoDay | null;
  /** Of a term in hours, the instant. */
  dueAt: Date | null;
  /** Of a term in months, the date on which it falls before it moves on to a business day. */
  fallsOn: IsoDay | null;
}

/** Which acts a clock takes in each state. Suspensions may lie inside suspensions; each resumption ends one of them. */
const TAKES: Record<ClockState, readonly ClockAct[]> = {
  waiting: ['start', 'stop'],
  running: ['suspend', 'interrupt', 'extend', 'stop', 'undo'],
  suspended: ['suspend', 'interrupt', 'resume', 'extend', 'stop', 'undo'],
  stopped: ['reopen'],
};

const HOUR_MS = 3_600_000;

/** Whether a clock in that state takes the act. */
export function takes(state: ClockState, act: ClockAct): boolean {
  return TAKES[state].includes(act);
}

/**
 * Reads a clock from what happened to it, in order. An act takes effect when its day ends: the day of the start does not
 * count, the day of a suspension still does, and after a resumption the next business day is the first that counts
 * (LFPA 17-A). What arrives late or on a non-working day (a start, a resumption) counts as of the next business day.
 * A suspension keeps what was counted; an interruption drops it; undoing the start leaves a clock as if it had never
 * run. A stopped clock that is reopened, because the answer
 * that stopped it was none, goes on like one that was suspended since its stop; with an amount, it counts that much from
 * zero. Throws RangeError when an act does not fit the state.
 */
export function readClock(term: Term, events: readonly ClockEvent[], context: ClockContext): ClockReading {
  let state: ClockState = 'waiting';
  let started = false;
  let holds = 0;
  let total = term.amount;
  let stretches: Stretch[] = [];
  let stop: ClockEvent | undefined;
  for (const event of events) {
    if (!takes(state, event.act)) throw new RangeError(`A clock that is ${state} does not take "${event.act}"`);
    const running = stretches.at(-1);
    switch (event.act) {
      case 'start':
        started = true;
        stretches.push(stretchFrom(event, term, context.calendar));
        state = 'running';
        break;
      case 'suspend':
      case 'interrupt':
        if (state === 'running' && running) Object.assign(running, { until: event.day, to: event.at });
        if (event.act === 'interrupt') stretches = [];
        holds++;
        state = 'suspended';
        break;
      case 'resume':
        if (--holds > 0) break;
        stretches.push(stretchFrom(event, term, context.calendar));
        state = 'running';
        break;
      case 'extend':
        total += event.amount ?? 0;
        break;
      case 'stop':
        stop = event;
        state = 'stopped';
        break;
      case 'reopen':
        holds = 0;
        total = event.amount ?? total;
        state = started ? 'running' : 'waiting';
        if (running?.until === null) Object.assign(running, { until: stop?.day, to: stop?.at });
        if (event.amount !== null) stretches = [];
        if (started) stretches.push(stretchFrom(event, term, context.calendar));
        break;
      case 'undo':
        [state, started, holds, total, stretches] = ['waiting', false, 0, term.amount, []];
    }
  }
  return { state, stretches, total, ...endOf({ ...term, amount: total }, stretches, context) };
}

/** The day as of which an arrival counts. */
export function countsAsOf({ day, late }: Pick<ClockEvent, 'day' | 'late'>, calendar: BusinessCalendar): IsoDay {
  return late ? nextBusinessDay(day, calendar) : rolled(day, calendar);
}

function stretchFrom(event: ClockEvent, { unit }: Term, calendar: BusinessCalendar): Stretch {
  const after = unit === 'hours' ? event.day : countsAsOf(event, calendar);
  return { after, until: null, from: event.at, to: null };
}

function endOf(term: Term, stretches: readonly Stretch[], { calendar, zone }: ClockContext) {
  const end: Pick<ClockReading, 'dueDate' | 'dueAt' | 'fallsOn'> = { dueDate: null, dueAt: null, fallsOn: null };
  switch (term.unit) {
    case 'business_days':
      end.dueDate = endOfBusinessDays(term.amount, stretches, calendar);
      break;
    case 'months':
      end.fallsOn = endOfMonths(term.amount, stretches, calendar);
      end.dueDate = end.fallsOn && rolled(end.fallsOn, calendar);
      break;
    case 'hours':
      end.dueAt = endOfHours(term.amount, stretches);
      end.dueDate = end.dueAt && dayIn(zone, end.dueAt);
  }
  return end;
}

function endOfBusinessDays(total: number, stretches: readonly Stretch[], calendar: BusinessCalendar): IsoDay | null {
  let left = total;
  for (const { after, until } of stretches) {
    if (until === null) return addBusinessDays(after, left, calendar);
    const counted = until > after ? businessDaysBetween(after, until, calendar) : 0;
    if (counted >= left) return addBusinessDays(after, left, calendar);
    left -= counted;
  }
  return null;
}

/** Date to date, and later by the days in which the clock stood still. */
function endOfMonths(total: number, stretches: readonly Stretch[], calendar: BusinessCalendar): IsoDay | null {
  const first = stretches[0];
  if (!first) return null;
  let end = addMonths(first.after, total);
  for (const [index, { after, until }] of stretches.entries()) {
    if (until === null || rolled(end, calendar) <= until) return end;
    const next = stretches[index + 1];
    const stood = until > after ? until : after;
    if (next && next.after > stood) {
      end = addDays(end, daysBetween(stood, nextBusinessDay(next.after, calendar)) - 1);
    }
  }
  return null;
}

function rolled(day: IsoDay, calendar: BusinessCalendar): IsoDay {
  return isBusinessDay(day, calendar) ? day : nextBusinessDay(day, calendar);
}

function endOfHours(total: number, stretches: readonly Stretch[]): Date | null {
  let left = total * HOUR_MS;
  for (const { from, to } of stretches) {
    const ran = to === null ? Infinity : to.getTime() - from.getTime();
    if (ran >= left) return new Date(from.getTime() + left);
    left -= ran;
  }
  return null;
}

/** How much of the extension that a regime allows was given already. */
export function extensionGiven(events: readonly ClockEvent[]): number {
  return events.reduce((sum, { act, amount }) => (act === 'extend' ? sum + (amount ?? 0) : sum), 0);
}
