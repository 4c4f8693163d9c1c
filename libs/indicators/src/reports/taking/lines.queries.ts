import type { Queryable } from '@oficialia/platform';
import { countedRows } from '../../counting/cuts.js';
import type { Period } from '../../period.js';
import type { ReferralLine } from './counting-lines.js';
import type { PetitionLine } from './snapshot.js';

/** A petition that the denominator of an indicator counts, once or, where referrals are counted, for each of them. */
export interface CountedLine {
  petition_id: number;
  of: number;
  hit: number;
  days: number | null;
}

/** What a formula counts in a period, petition by petition. Only within `countAsOf`. */
export function countedIn(source: Queryable, formula: string, period: Period): Promise<CountedLine[]> {
  const values: unknown[] = [];
  return source.query<CountedLine>(
    `SELECT c.petition_id, count(*)::int AS of, count(*) FILTER (WHERE c.hit)::int AS hit, max(c.days) AS days
     FROM ${countedRows(formula, period, {}, values)} GROUP BY c.petition_id`,
    values,
  );
}

/** Every petition that was received in a period, annulled ones too. */
export async function receivedIds(source: Queryable, { from, to }: Period): Promise<number[]> {
  const rows = await source.query<{ petition_id: number }>(
    'SELECT petition_id FROM petition_fact WHERE received_day BETWEEN $1 AND $2',
    [from, to],
  );
  return rows.map(({ petition_id }) => petition_id);
}

export type KnownLine = Omit<PetitionLine, 'departments' | 'topics' | 'instructions' | 'counted'> & { id: number };

/** What is known of petitions, in the order of their folios; nothing of who sent them or what they say. */
export function petitionLines(source: Queryable, ids: number[]): Promise<KnownLine[]> {
  return source.query<KnownLine>(
    `SELECT p.id, p.folio, f.received_day AS "receivedOn", f.status, f.channel, f.sender_kind AS "senderKind",
       f.requires_reply AS "requiresReply", f.referred_day AS "referredOn", f.due_day AS "dueOn",
       f.answered_day AS "answeredOn", f.notified_day AS "notifiedOn"
     FROM petition_fact f JOIN petition p ON p.id = f.petition_id WHERE f.petition_id = ANY ($1)
     ORDER BY p.series_id, p.year, p.number`,
    [ids],
  );
}

/** Their referrals but for those that were cancelled, given back or handed on. */
export function referralLines(source: Queryable, ids: number[]): Promise<ReferralLine[]> {
  return source.query<ReferralLine>(
    `SELECT r.petition_id, d.key AS department, d.name AS department_name, t.name AS topic, r.instruction,
       r.requires_reply, r.answered_day, r.due_day
     FROM referral_fact r JOIN department d ON d.id = r.department_id LEFT JOIN topic t ON t.id = r.topic_id
     WHERE r.petition_id = ANY ($1) AND r.status NOT IN ('cancelled', 'returned', 'reassigned')
     ORDER BY r.referral_id`,
    [ids],
  );
}

/** How many oficios turned these petitions and were not cancelled. */
export async function oficiosOf(source: Queryable, ids: number[]): Promise<number> {
  const rows = await source.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM referral_fact WHERE petition_id = ANY ($1) AND status <> 'cancelled'`,
    [ids],
  );
  return rows[0]?.count ?? 0;
}
