import type { Queryable } from '@oficialia/platform';
import { OPEN_STATUSES, type PetitionStatus } from '@oficialia/registry';

/** A page of a list. */
export interface Slice {
  limit: number;
  offset: number;
}

/** An open petition and when something was done with it last. */
export interface StillRow {
  folio: string;
  subject: string;
  status: PetitionStatus;
  moved_at: Date;
  act: string;
  departments: string | null;
}

const STILL = `FROM petition p JOIN ledger_entry e ON e.petition_id = p.id AND e.seq = p.ledger_seq
  WHERE p.status = ANY ($1) AND e.at < $2`;

/** How many open petitions nobody has done anything with since `before`. */
export async function countStill(source: Queryable, before: Date): Promise<number> {
  const rows = await source.query<{ still: number }>(`SELECT count(*)::int AS still ${STILL}`, [OPEN_STATUSES, before]);
  return rows[0]?.still ?? 0;
}

/** These petitions, those that have been still for longest first. */
export function listStill(source: Queryable, before: Date, { limit, offset }: Slice): Promise<StillRow[]> {
  return source.query<StillRow>(
    `SELECT p.folio, p.subject, p.status, e.at AS moved_at, e.act,
       (SELECT string_agg(DISTINCT d.name, ', ') FROM waiting_referral w JOIN department d ON d.id = w.department_id
        WHERE w.petition_id = p.id) AS departments
     ${STILL} ORDER BY e.at, p.id LIMIT $3 OFFSET $4`,
    [OPEN_STATUSES, before, limit, offset],
  );
}

/** A reply of a department. */
export interface ReplyRow {
  folio: string;
  subject: string;
  department: string;
  kind: 'partial' | 'final';
  replied_at: Date;
  replied_by: string;
}

const REPLIES = `FROM reply y JOIN referral r ON r.id = y.referral_id JOIN department d ON d.id = r.department_id
  WHERE y.replied_at >= $1`;

/** How many replies each department has made since a moment, by its key. */
export async function repliesByDepartment(
  source: Queryable,
  since: Date,
): Promise<Map<string, { name: string; replies: number }>> {
  const rows = await source.query<{ key: string; name: string; replies: number }>(
    `SELECT d.key, d.name, count(*)::int AS replies ${REPLIES} GROUP BY d.id`,
    [since],
  );
  return new Map(rows.map(({ key, ...rest }) => [key, rest]));
}

/** The replies of a department since a moment, newest first. */
export function listReplies(
  source: Queryable,
  since: Date,
  department: string,
  { limit, offset }: Slice,
): Promise<ReplyRow[]> {
  return source.query<ReplyRow>(
    `SELECT p.folio, p.subject, x.department, x.kind, x.replied_at, w.name AS replied_by
     FROM (SELECT y.petition_id, y.kind, y.replied_at, y.replied_by, y.id, d.name AS department ${REPLIES} AND d.key = $2) x
     JOIN petition p ON p.id = x.petition_id JOIN person w ON w.id = x.replied_by
     ORDER BY x.id DESC LIMIT $3 OFFSET $4`,
    [since, department, limit, offset],
  );
}

/** How many acts each person did since a moment, by id. */
export async function actsByPerson(source: Queryable, since: Date): Promise<Map<number, number>> {
  const rows = await source.query<{ id: number; acts: number }>(
    `SELECT actor_id AS id, count(*)::int AS acts FROM ledger_entry e WHERE e.at >= $1 AND actor_id IS NOT NULL GROUP BY 1`,
    [since],
  );
  return new Map(rows.map(({ id, acts }) => [id, acts]));
}

export const REOPENING_STATES = { 'por-decidir': 'to_decide', abiertas: 'reopened' } as const;
export type ReopeningState = (typeof REOPENING_STATES)[keyof typeof REOPENING_STATES];

export interface ReopenedRow {
  folio: string;
  subject: string;
  status: PetitionStatus;
  asked_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
}

const REOPENED: Record<ReopeningState, string> = {
  to_decide: 'r.decided_at IS NULL',
  reopened: 'r.accepted',
};
const reopened = (state: ReopeningState) => `FROM reopening r JOIN petition p ON p.id = r.petition_id
  WHERE ${REOPENED[state]} AND ($1::text[] IS NULL OR p.status = ANY ($1))`;
/** Reopened matters are told of while they are open; a request whatever the petition is. */
const statusesOf = (state: ReopeningState) => (state === 'reopened' ? OPEN_STATUSES : null);

export async function countReopened(source: Queryable, state: ReopeningState): Promise<number> {
  const rows = await source.query<{ found: number }>(`SELECT count(*)::int AS found ${reopened(state)}`, [
    statusesOf(state),
  ]);
  return rows[0]?.found ?? 0;
}

/** Requests to open a matter again, or those opened again and not over, the longest waiting first. */
export function listReopened(
  source: Queryable,
  state: ReopeningState,
  { limit, offset }: Slice,
): Promise<ReopenedRow[]> {
  return source.query<ReopenedRow>(
    `SELECT x.folio, x.subject, x.status, x.asked_at, x.decided_at, w.name AS decided_by FROM (
       SELECT p.folio, p.subject, p.status, r.asked_at, r.decided_at, r.decided_by, r.id ${reopened(state)}) x
     LEFT JOIN person w ON w.id = x.decided_by ORDER BY x.asked_at, x.id LIMIT $2 OFFSET $3`,
    [statusesOf(state), limit, offset],
  );
}
