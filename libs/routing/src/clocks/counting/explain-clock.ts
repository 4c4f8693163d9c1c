import { addDays, nonWorkingReason, type IsoDay } from '@oficialia/directory';
import { formatDay, formatWhen } from '@oficialia/platform';
import {
  countsAsOf,
  readClock,
  type ClockContext,
  type ClockEvent,
  type ClockReading,
  type Stretch,
} from './run-clock.js';
import type { Term } from './term.js';

/** One day on the way to a due date. */
export interface ExplainedDay {
  day: IsoDay;
  counted: boolean;
  /** Which of the days of the term it is; null when it does not count, and in terms that are not counted in days. */
  number: number | null;
  /** In Spanish: why it does not count, with the decree, or what happened on it. */
  note: string;
}

const ACT_WORDS: Record<ClockEvent['act'], string> = {
  start: 'Inicio',
  suspend: 'Suspensión',
  interrupt: 'Interrupción, lo contado queda sin efecto',
  resume: 'Reanudación',
  extend: 'Ampliación',
  stop: 'Fin del plazo',
  reopen: 'Reapertura',
  undo: 'Inicio sin efecto',
};

/**
 * Every day from the first event to the due date (of a clock that stands still, to its last event): counted or not, and
 * why. Empty before the clock has started, and after
 * its start was undone.
 */
export function explainClock(term: Term, all: readonly ClockEvent[], context: ClockContext): ExplainedDay[] {
  const events = all.slice(all.findLastIndex(({ act }) => act === 'undo') + 1);
  const start = events.find(({ act }) => act === 'start');
  if (!start) return [];
  const reading = readClock(term, events, context);
  const way: Way = { term, events, context, reading };
  const last = reading.dueDate ?? (events.at(-1) as ClockEvent).day;
  const days: ExplainedDay[] = [];
  for (let day = start.day, counted = 0; day <= last; day = addDays(day, 1)) {
    const verdict = verdictOf(day, way);
    if (verdict.counted) counted++;
    const happened = events.filter((event) => event.day === day).map((event) => happening(event, way));
    days.push({
      day,
      counted: verdict.counted,
      number: verdict.counted && term.unit === 'business_days' ? counted : null,
      note: [...happened, verdict.why].filter(Boolean).join('. '),
    });
  }
  return days;
}

interface Way {
  term: Term;
  events: readonly ClockEvent[];
  context: ClockContext;
  reading: ClockReading;
}

function happening(event: ClockEvent, { context, term }: Way): string {
  const words = `${ACT_WORDS[event.act]}: ${event.reason}`;
  if (term.unit === 'hours') return `${words} (${formatWhen(event.at, context.zone)})`;
  if (!sets(event)) return words;
  const asOf = countsAsOf(event, context.calendar);
  if (asOf === event.day) return words;
  return `${words} (${event.late ? 'después de la hora de cierre' : 'en día inhábil'}: cuenta como del ${formatDay(asOf)})`;
}

function verdictOf(day: IsoDay, way: Way): { counted: boolean; why: string } {
  const { term, context, reading } = way;
  const closed = nonWorkingReason(day, context.calendar);
  if (!reading.stretches.some((stretch) => runsOn(day, stretch, term)))
    return { counted: false, why: [closed, whyItStood(day, way)].filter(Boolean).join('; ') };
  if (term.unit === 'hours') return { counted: true, why: 'Corre de momento a momento' };
  if (term.unit === 'business_days') return { counted: closed === undefined, why: closed ?? '' };
  // In months every day counts; only the last may not be a non-working one.
  if (reading.fallsOn === null || day <= reading.fallsOn) return { counted: true, why: '' };
  return { counted: false, why: closed ?? 'El plazo acababa en día inhábil y se recorre a éste' };
}

function runsOn(day: IsoDay, { after, until }: Stretch, { unit }: Term): boolean {
  return (unit === 'hours' ? day >= after : day > after) && (until === null || day <= until);
}

/** Whether the clock runs from the event on. */
function sets({ act }: ClockEvent): boolean {
  return act === 'start' || act === 'resume' || act === 'reopen';
}

/** Why the clock did not run on a day that lies in no stretch. */
function whyItStood(day: IsoDay, { events }: Way): string {
  const anew = events.findLast(({ act, amount }) => act === 'interrupt' || (act === 'reopen' && amount !== null));
  if (anew && day < anew.day)
    return `Sin efecto: después se ${anew.act === 'reopen' ? 'dio otro plazo' : 'interrumpió el plazo'}`;
  const before = events.findLast((event) => event.day <= day && event.act !== 'extend');
  if (before?.day === day && !sets(before)) return '';
  if (before?.act === 'suspend') return `Plazo suspendido: ${before.reason}`;
  if (before?.act === 'interrupt') return `Plazo interrumpido: ${before.reason}`;
  if (before?.act === 'stop') return `Plazo terminado: ${before.reason}`;
  return 'El plazo corre desde el día hábil siguiente';
}
