import type { Queryable } from '@oficialia/platform';
import { indicatorNotFound } from '../indicators.errors.js';

/** One version of the ficha of an indicator, as the database gives it. */
export interface Definition {
  key: string;
  version: number;
  /** The view that counts, without its `counted_`. */
  formula: string;
  measure: 'share' | 'days';
  counts: 'petitions' | 'referrals';
  name: string;
  programme: string;
  level: string;
  dimension: string;
  definition: string;
  method: string;
  numerator: string;
  denominator: string;
  exclusions: string;
  source: string;
  unit: string;
  frequency: string;
  direction: 'ascending' | 'descending';
  baseline: number | null;
  baseline_year: number | null;
  responsible: string;
  verification: string;
  green_from: number;
  green_to: number;
  amber_from: number;
  amber_to: number;
  reason: string | null;
  defined_at: Date;
  defined_by: string | null;
}

const DEFINITION = `SELECT d.*, d.baseline::float AS baseline, p.name AS defined_by
  FROM indicator_definition d LEFT JOIN person p ON p.id = d.defined_by`;

/** The definitions in force, in the order of the report. */
export function definitionsInForce(source: Queryable): Promise<Definition[]> {
  return source.query<Definition>(
    `${DEFINITION} WHERE NOT EXISTS (SELECT 1 FROM indicator_definition n WHERE n.key = d.key AND n.version > d.version)
     ORDER BY d.position, d.key`,
  );
}

/** Every version of an indicator, the one in force first. Throws `indicator.not-found`. */
export async function versionsOf(source: Queryable, key: string): Promise<[Definition, ...Definition[]]> {
  const [first, ...older] = await source.query<Definition>(`${DEFINITION} WHERE d.key = $1 ORDER BY d.version DESC`, [
    key,
  ]);
  if (!first) throw indicatorNotFound();
  return [first, ...older];
}

/** What an indicator is to reach: in the year, and by the end of each quarter. */
export interface Goal {
  key: string;
  year: number;
  annual: number;
  quarters: number[];
  set_at: Date;
  set_by: string;
}

/** The goals in force of a year, by the key of their indicator. */
export async function goalsOf(source: Queryable, year: number): Promise<Map<string, Goal>> {
  const rows = await source.query<Goal>(
    `SELECT DISTINCT ON (g.key) g.key, g.year, g.annual::float AS annual, g.quarters::float[] AS quarters, g.set_at,
       p.name AS set_by
     FROM indicator_goal g JOIN person p ON p.id = g.set_by WHERE g.year = $1 ORDER BY g.key, g.id DESC`,
    [year],
  );
  return new Map(rows.map((goal) => [goal.key, goal]));
}
