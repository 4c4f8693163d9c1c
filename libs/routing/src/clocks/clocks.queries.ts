import type { Queryable } from '@oficialia/platform';
import type { Prevention, PreventionEffect, PreventionRule } from './counting/prevention.js';
import { preventionRules } from './regimes/regimes.queries.js';
import type { StartsAt } from './regimes/term-regime.entity.js';
import type { ClockAct, ClockEvent, ClockState } from './counting/run-clock.js';
import type { Term, TermUnit } from './counting/term.js';

/** Something that happened to a clock, and who wrote it down. */
export interface ClockEventRow extends ClockEvent {
  seq: number;
  recorded_by: string;
}

/** The clock of a referral with everything that happened to it. */
export interface ClockRow {
  id: number;
  referral_id: number;
  /** The version of the regime that it runs by. */
  regime_id: number;
  regime: string;
  basis: string;
  starts_at: StartsAt;
  extension: number | null;
  prevention: Prevention;
  remit_days: number | null;
  term: Term;
  calendar: string;
  calendar_version: number;
  state: ClockState;
  due_date: string | null;
  due_at: Date | null;
  events: ClockEventRow[];
}

interface Flat extends Omit<ClockRow, 'term' | 'prevention' | 'events'> {
  amount: number;
  unit: TermUnit;
  prevention_rule: PreventionRule;
  prevention_days: number | null;
  completion_days: number | null;
  prevention_effect: PreventionEffect | null;
}

/** The clocks of these referrals; what needs no answer has none. */
export async function clocksOf(source: Queryable, referralIds: number[]): Promise<ClockRow[]> {
  if (referralIds.length === 0) return [];
  const flat = await source.query<Flat>(
    `SELECT k.id, k.referral_id, k.regime_id, g.name AS regime, g.basis, g.starts_at, g.extension, g.remit_days,
       g.prevention_rule, g.prevention_days, g.completion_days, g.prevention_effect,
       k.amount, k.unit, k.calendar, k.calendar_version, k.state, r.due_date, k.due_at
     FROM clock k JOIN referral r ON r.id = k.referral_id JOIN term_regime g ON g.id = k.regime_id
     WHERE k.referral_id = ANY ($1) ORDER BY k.id`,
    [referralIds],
  );
  const events = await eventsOf(
    source,
    flat.map(({ id }) => id),
  );
  return flat.map((row) => whole(row, events.get(row.id) ?? []));
}

export async function clockOf(source: Queryable, referralId: number): Promise<ClockRow | undefined> {
  return (await clocksOf(source, [referralId]))[0];
}

/** What happened to each of these clocks, in order. */
export async function eventsOf(source: Queryable, clockIds: number[]): Promise<Map<number, ClockEventRow[]>> {
  const rows = await source.query<ClockEventRow & { clock_id: number; act: ClockAct }>(
    `SELECT e.clock_id, e.seq, e.act, e.at, e.day, e.late, e.amount, e.reason, p.name AS recorded_by
     FROM clock_event e JOIN person p ON p.id = e.recorded_by WHERE e.clock_id = ANY ($1) ORDER BY e.clock_id, e.seq`,
    [clockIds],
  );
  return Map.groupBy(rows, ({ clock_id }) => clock_id);
}

function whole(row: Flat, events: ClockEventRow[]): ClockRow {
  const { amount, unit, prevention_rule, prevention_days, completion_days, prevention_effect, ...rest } = row;
  const prevention = preventionRules({ prevention_rule, prevention_days, completion_days, prevention_effect });
  return { ...rest, term: { amount, unit }, prevention, events };
}
