import type { Queryable } from '@oficialia/platform';
import { regimeNotFound } from '../clock.errors.js';
import type { Prevention, PreventionEffect, PreventionRule } from '../counting/prevention.js';
import type { TermUnit } from '../counting/term.js';
import type { StartsAt } from './term-regime.entity.js';

/** One version of a regime, as the database gives it; days are business days. */
export interface RegimeRow {
  id: number;
  key: string;
  version: number;
  position: number;
  name: string;
  basis: string;
  note: string | null;
  calendar: string | null;
  starts_at: StartsAt;
  unit: TermUnit;
  amount: number | null;
  extension: number | null;
  prevention_rule: PreventionRule;
  prevention_days: number | null;
  completion_days: number | null;
  prevention_effect: PreventionEffect | null;
  remit_days: number | null;
  remind_days: number;
  chief_days: number;
  supervisor_days: number;
  at_once: boolean;
  retired: boolean;
  made_at: Date;
  made_by: string | null;
}

/** What a regime says of preventions, as the counting takes it. */
export function preventionRules(
  row: Pick<RegimeRow, 'prevention_rule' | 'prevention_days' | 'completion_days' | 'prevention_effect'>,
): Prevention {
  return {
    rule: row.prevention_rule,
    days: row.prevention_days,
    completionDays: row.completion_days,
    effect: row.prevention_effect,
  };
}

const REGIME = `SELECT g.*, p.name AS made_by FROM term_regime g LEFT JOIN person p ON p.id = g.made_by`;
const IN_FORCE = `NOT EXISTS (SELECT 1 FROM term_regime later WHERE later.key = g.key AND later.version > g.version)`;

/** The regimes in force, the usual one first; with those that are no longer offered when asked for. */
export function regimesInForce(source: Queryable, retiredToo = false): Promise<RegimeRow[]> {
  const offered = retiredToo ? '' : 'AND NOT g.retired';
  return source.query<RegimeRow>(`${REGIME} WHERE ${IN_FORCE} ${offered} ORDER BY g.retired, g.position, g.id`);
}

/** The regime in force with that key, the usual one without. Throws `regime.not-found`. */
export async function regimeInForce(source: Queryable, key?: string): Promise<RegimeRow> {
  const rows = await source.query<RegimeRow>(
    `${REGIME} WHERE ${IN_FORCE} AND NOT g.retired AND ($1::text IS NULL OR g.key = $1) ORDER BY g.position, g.id LIMIT 1`,
    [key ?? null],
  );
  if (!rows[0]) throw regimeNotFound(key ?? '');
  return rows[0];
}

/** One version of a regime, in force or not. */
export async function regimeById(source: Queryable, id: number): Promise<RegimeRow> {
  return (await source.query<RegimeRow>(`${REGIME} WHERE g.id = $1`, [id]))[0] as RegimeRow;
}

/** Every version of a regime, newest first. */
export function regimeVersions(source: Queryable, key: string): Promise<RegimeRow[]> {
  return source.query<RegimeRow>(`${REGIME} WHERE g.key = $1 ORDER BY g.version DESC`, [key]);
}
