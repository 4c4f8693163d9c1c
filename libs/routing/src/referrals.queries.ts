import { prepared, type Actor, type Queryable } from '@oficialia/platform';
import type { Instruction } from './referral.instructions.js';
import type { ClockState } from './clocks/counting/run-clock.js';
import type { TermUnit } from './clocks/counting/term.js';
import type { OficioContent } from './referring/oficio-content.js';
import { oficioNotFound, referralNotFound } from './routing.errors.js';

/** One assignment of a petition to a department, as the database gives it. */
export interface ReferralRow {
  id: number;
  petition_id: number;
  folio: string;
  subject: string;
  sender_name: string;
  urgent: boolean;
  department_id: number;
  department_key: string;
  department: string;
  oficio: string;
  instruction: Instruction;
  message: string | null;
  requires_reply: boolean;
  term_days: number | null;
  due_date: string | null;
  /** Of the clock; null where no answer is due. */
  clock_state: ClockState | null;
  term_amount: number | null;
  term_unit: TermUnit | null;
  /** Of a term in hours. */
  due_at: Date | null;
  regime: string | null;
  copies: string[];
  referred_at: Date;
  referred_by: string;
  status: 'issued' | 'acknowledged' | 'replied';
  /** The rule that proposed it, and the version of the rules; null when a person chose otherwise. */
  rule: string | null;
  rules_version: number | null;
  received_by: string | null;
  received_by_position: string | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
}

const REFERRAL = `SELECT r.id, r.petition_id, p.folio, p.subject, p.sender_name, coalesce(rule.priority, p.priority) = 'urgent' AS urgent,
    r.department_id, d.key AS department_key, d.name AS department, o.label AS oficio, r.instruction, r.message,
    r.requires_reply, r.term_days, r.due_date, r.copies,
    k.state AS clock_state, k.amount AS term_amount, k.unit AS term_unit, k.due_at, g.name AS regime,
    r.referred_at, who.name AS referred_by, r.status, rule.name AS rule, rules.version AS rules_version, a.name AS received_by, a.position AS received_by_position,
    a.acknowledged_at, clerk.name AS acknowledged_by
  FROM referral r JOIN petition p ON p.id = r.petition_id JOIN department d ON d.id = r.department_id
  JOIN oficio o ON o.id = r.oficio_id JOIN person who ON who.id = r.referred_by
  LEFT JOIN competence_rule rule ON rule.id = r.rule_id LEFT JOIN rule_set rules ON rules.id = rule.rule_set_id
  LEFT JOIN clock k ON k.referral_id = r.id LEFT JOIN term_regime g ON g.id = k.regime_id
  LEFT JOIN acknowledgement a ON a.referral_id = r.id LEFT JOIN person clerk ON clerk.id = a.acknowledged_by`;

/** Keeps a department to its own referrals; `parameter` is the number of the one that holds `actor.departmentId`. */
const own = (parameter: number) => `($${parameter}::int IS NULL OR r.department_id = $${parameter}::int)`;

/** The referrals of a petition that the actor may see, oldest first. */
export function referralsOf(source: Queryable, petitionId: number, actor: Actor): Promise<ReferralRow[]> {
  const sql = `${REFERRAL} WHERE r.petition_id = $1 AND ${own(2)} ORDER BY r.id`;
  return prepared<ReferralRow>(source, sql, [petitionId, actor.departmentId]);
}

/** The referral with this id, if the actor may see it; else `referral.not-found`, whether it exists or not. */
export async function findReferral(source: Queryable, id: string | number, actor: Actor): Promise<ReferralRow> {
  if (!/^\d{1,15}$/.test(String(id))) throw referralNotFound();
  const rows = await prepared<ReferralRow>(source, `${REFERRAL} WHERE r.id = $1 AND ${own(2)}`, [
    id,
    actor.departmentId,
  ]);
  if (!rows[0]) throw referralNotFound();
  return rows[0];
}

/** An oficio of a petition by its number with dashes, `SP-0001-2026`. Throws `oficio.not-found`. */
export async function findOficio(
  source: Queryable,
  folio: string,
  number: string,
  actor: Actor,
): Promise<OficioContent> {
  const rows = await source.query<{ content: OficioContent }>(
    `SELECT o.content FROM oficio o JOIN petition p ON p.id = o.petition_id JOIN referral r ON r.oficio_id = o.id
     WHERE p.folio = $1 AND replace(o.label, '/', '-') = $2 AND ${own(3)}`,
    [folio, number, actor.departmentId],
  );
  if (!rows[0]) throw oficioNotFound(number);
  return rows[0].content;
}

/** What each tab of the tray of referrals holds; `$2` is today. A petition that is off the way waits for nobody. */
const WAITS = `p.status NOT IN ('annulled', 'withdrawn', 'remitted', 'not_filed')`;
export const REFERRAL_STATES = {
  pending: `${WAITS} AND (r.status = 'issued' OR (r.requires_reply AND r.status = 'acknowledged'))`,
  to_acknowledge: `${WAITS} AND r.status = 'issued'`,
  to_reply: `${WAITS} AND r.requires_reply AND r.status = 'acknowledged'`,
  overdue: `${WAITS} AND r.requires_reply AND r.status <> 'replied' AND r.due_date < $2::date`,
  replied: `r.status = 'replied'`,
  all: 'true',
} as const;

export type ReferralState = keyof typeof REFERRAL_STATES;
export type ReferralCounts = Record<ReferralState, number>;

/** One page of the tray: what is due first comes first. `today` is `YYYY-MM-DD`. */
export function listReferrals(
  source: Queryable,
  actor: Actor,
  filter: { state: ReferralState; today: string },
  page: { limit: number; offset: number },
): Promise<ReferralRow[]> {
  return source.query<ReferralRow>(
    `${REFERRAL} WHERE ${own(1)} AND $2::date IS NOT NULL AND ${REFERRAL_STATES[filter.state]}
     ORDER BY r.due_date NULLS LAST, r.id LIMIT $3 OFFSET $4`,
    [actor.departmentId, filter.today, page.limit, page.offset],
  );
}

/** How many referrals each tab holds. */
export async function countReferrals(source: Queryable, actor: Actor, today: string): Promise<ReferralCounts> {
  const columns = Object.entries(REFERRAL_STATES).map(
    ([state, condition]) => `count(*) FILTER (WHERE ${condition})::integer AS ${state}`,
  );
  const rows = await source.query<ReferralCounts>(
    `SELECT ${columns.join(', ')} FROM referral r JOIN petition p ON p.id = r.petition_id WHERE ${own(1)} AND $2::date IS NOT NULL`,
    [actor.departmentId, today],
  );
  return rows[0] as ReferralCounts;
}
