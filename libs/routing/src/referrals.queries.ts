import { prepared, type Actor, type Queryable } from '@oficialia/platform';
import type { Instruction } from './referral.instructions.js';
import type { ClockState } from './clocks/counting/run-clock.js';
import type { TermUnit } from './clocks/counting/term.js';
import { referralNotFound } from './routing.errors.js';

/** A returned one waits to be reassigned; a reassigned one is followed by that which names it as its previous one. */
export type ReferralStatus = 'issued' | 'acknowledged' | 'replied' | 'returned' | 'reassigned' | 'cancelled';

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
  status: ReferralStatus;
  /** The rule that proposed it, and the version of the rules; null when a person chose otherwise. */
  rule: string | null;
  rules_version: number | null;
  received_by: string | null;
  received_by_position: string | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  /** While the department contests its acknowledgement: why. */
  contest_reason: string | null;
  contested_at: Date | null;
  /** Null until it is decided. */
  contest_upheld: boolean | null;
  returned_at: Date | null;
  returned_by: string | null;
  return_reason: string | null;
  /** Key of the department that the one which returned it proposes. */
  proposed_key: string | null;
  proposed: string | null;
  /** The oficio in whose place this one was issued, and the one that took its place. */
  previous_oficio: string | null;
  next_oficio: string | null;
  /** Supervision settled competence: it cannot be returned. */
  definitive: boolean;
  /** The scanned stamped copy; null when it was acknowledged by click. */
  stamped_document_id: number | null;
  /** Who stamped it has not been read from the copy yet. */
  stamp_unread: boolean;
  cancelled_at: Date | null;
  cancelled_by: string | null;
  cancel_reason: string | null;
}

const NAME_OF = (person: string) => `(SELECT name FROM person WHERE id = ${person})`;
const OFICIO_OF = (referral: string) =>
  `(SELECT o.label FROM referral x JOIN oficio o ON o.id = x.oficio_id WHERE ${referral})`;

// One name each is looked up and not joined: planning two dozen joins takes longer than running them.
const REFERRAL = `SELECT r.id, r.petition_id, p.folio, p.subject, p.sender_name,
    coalesce((SELECT priority FROM competence_rule WHERE id = r.rule_id), p.priority) = 'urgent' AS urgent,
    r.department_id, d.key AS department_key, d.name AS department, o.label AS oficio, r.instruction, r.message,
    r.requires_reply, r.term_days, r.due_date, r.copies, k.state AS clock_state, k.amount AS term_amount,
    k.unit AS term_unit, k.due_at, (SELECT name FROM term_regime WHERE id = k.regime_id) AS regime,
    r.referred_at, ${NAME_OF('r.referred_by')} AS referred_by, r.status,
    (SELECT name FROM competence_rule WHERE id = r.rule_id) AS rule,
    (SELECT v.version FROM competence_rule c JOIN rule_set v ON v.id = c.rule_set_id WHERE c.id = r.rule_id) AS rules_version,
    CASE WHEN reading.id IS NULL THEN a.name ELSE reading.name END AS received_by,
    CASE WHEN reading.id IS NULL THEN a.position ELSE reading.position END AS received_by_position,
    a.acknowledged_at, ${NAME_OF('a.acknowledged_by')} AS acknowledged_by, a.document_id AS stamped_document_id,
    a.document_id IS NOT NULL AND reading.id IS NULL AS stamp_unread,
    contest.reason AS contest_reason, contest.contested_at, contest.upheld AS contest_upheld,
    b.returned_at, ${NAME_OF('b.returned_by')} AS returned_by, b.reason AS return_reason,
    (SELECT key FROM department WHERE id = b.proposed_id) AS proposed_key,
    (SELECT name FROM department WHERE id = b.proposed_id) AS proposed,
    ${OFICIO_OF('x.id = r.previous_id')} AS previous_oficio, ${OFICIO_OF('x.previous_id = r.id')} AS next_oficio,
    EXISTS (SELECT 1 FROM reassignment WHERE referral_id = r.id AND definitive) AS definitive,
    c.cancelled_at, ${NAME_OF('c.cancelled_by')} AS cancelled_by, c.reason AS cancel_reason
  FROM referral r JOIN petition p ON p.id = r.petition_id JOIN department d ON d.id = r.department_id
  JOIN oficio o ON o.id = r.oficio_id LEFT JOIN clock k ON k.referral_id = r.id
  LEFT JOIN acknowledgement a ON a.referral_id = r.id AND a.undone_at IS NULL
  LEFT JOIN acknowledgement_contest contest ON contest.acknowledgement_id = a.id
  LEFT JOIN acknowledgement_reading reading ON reading.acknowledgement_id = a.id
  LEFT JOIN referral_return b ON b.referral_id = r.id
  LEFT JOIN oficio_cancellation c ON c.oficio_id = o.id`;

/** Whether it still counts: it was not given back, given to another or cancelled. */
export function isInForce({ status }: Pick<ReferralRow, 'status'>): boolean {
  return !['returned', 'reassigned', 'cancelled'].includes(status);
}

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

/** Referrals by their ids, in any order; the caller has found them in sight of its actor. */
export function referralsByIds(source: Queryable, ids: readonly number[]): Promise<ReferralRow[]> {
  return source.query<ReferralRow>(`${REFERRAL} WHERE r.id = ANY ($1)`, [ids]);
}
