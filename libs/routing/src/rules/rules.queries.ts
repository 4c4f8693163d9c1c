import type { Queryable } from '@oficialia/platform';
import type { Instruction } from '../referral.instructions.js';
import type { Condition } from './evaluating/conditions.js';
import type { Simulation } from './simulating/simulation.js';

/** A competence rule as the database gives it. */
export interface RuleRow {
  id: number;
  position: number;
  name: string;
  conditions: Condition[];
  expression: string | null;
  department_id: number;
  department_key: string;
  department: string;
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo';
  instruction: Instruction;
  term_days: number | null;
  priority: 'normal' | 'urgent' | 'low' | null;
  copies: string[];
  legal_article: string;
  legal_text: string | null;
  valid_from: string | null;
  valid_to: string | null;
  suffices: boolean;
}

const RULE = `SELECT r.id, r.position, r.name, r.conditions, r.expression, r.department_id, d.key AS department_key,
    d.name AS department, d.level, r.instruction, r.term_days, r.priority, r.copies, r.legal_article, r.legal_text,
    r.valid_from, r.valid_to, r.suffices
  FROM competence_rule r JOIN department d ON d.id = r.department_id`;

/** The rules of a set, in their order. */
export function rulesOf(source: Queryable, ruleSetId: number): Promise<RuleRow[]> {
  return source.query<RuleRow>(`${RULE} WHERE r.rule_set_id = $1 ORDER BY r.position`, [ruleSetId]);
}

export interface RuleSetRow {
  id: number;
  version: number;
  state: 'draft' | 'simulated' | 'published';
  revision: number;
  drafted_at: Date;
  drafted_by: string | null;
  simulated_at: Date | null;
  simulated_by: string | null;
  simulation: Simulation | null;
  published_at: Date | null;
  published_by: string | null;
  rules: number;
}

const RULE_SET = `SELECT s.id, s.version, s.state, s.revision, s.drafted_at, drafter.name AS drafted_by, s.simulated_at,
    simulator.name AS simulated_by, s.simulation, s.published_at, publisher.name AS published_by,
    (SELECT count(*)::integer FROM competence_rule r WHERE r.rule_set_id = s.id) AS rules
  FROM rule_set s LEFT JOIN person drafter ON drafter.id = s.drafted_by
  LEFT JOIN person simulator ON simulator.id = s.simulated_by LEFT JOIN person publisher ON publisher.id = s.published_by`;

/** Every version, the newest first; the simulations are left out. */
export async function ruleSets(source: Queryable): Promise<RuleSetRow[]> {
  return source.query<RuleSetRow>(
    `${RULE_SET.replace('s.simulation,', 'NULL AS simulation,')} ORDER BY s.version DESC`,
  );
}

export async function ruleSetOfVersion(source: Queryable, version: number): Promise<RuleSetRow | undefined> {
  return (await source.query<RuleSetRow>(`${RULE_SET} WHERE s.version = $1`, [version]))[0];
}

/** The version that routes now, if one was ever published. */
export async function publishedSet(source: Queryable): Promise<{ id: number; version: number } | undefined> {
  const rows = await source.query<{ id: number; version: number }>(
    `SELECT id, version FROM rule_set WHERE state = 'published' ORDER BY version DESC LIMIT 1`,
  );
  return rows[0];
}

/** Departments that rules must not turn to any more. */
export async function closedDepartments(source: Queryable): Promise<Set<number>> {
  const rows = await source.query<{ id: number }>('SELECT id FROM department WHERE NOT active');
  return new Set(rows.map(({ id }) => id));
}

export interface FailureRow {
  rule: string;
  position: number;
  version: number;
  folio: string;
  reason: string;
  times: number;
  first_at: Date;
  last_at: Date;
}

const IN_FORCE = `r.rule_set_id = (SELECT id FROM rule_set WHERE state = 'published' ORDER BY version DESC LIMIT 1)`;

/** The rules in force that broke, the last one first. */
export function failuresInForce(source: Queryable): Promise<FailureRow[]> {
  return source.query<FailureRow>(
    `SELECT r.name AS rule, r.position, s.version, p.folio, f.reason, f.times, f.first_at, f.last_at
     FROM rule_failure f JOIN competence_rule r ON r.id = f.rule_id JOIN rule_set s ON s.id = r.rule_set_id
     JOIN petition p ON p.id = f.petition_id WHERE ${IN_FORCE} ORDER BY f.last_at DESC`,
  );
}

/** How many rules in force broke, for the menu. */
export async function countFailures(source: Queryable): Promise<number> {
  const rows = await source.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM rule_failure f JOIN competence_rule r ON r.id = f.rule_id WHERE ${IN_FORCE}`,
  );
  return rows[0]?.count ?? 0;
}
