import type { Actor, Queryable } from '@oficialia/platform';
import { replyNotFound } from './replies.errors.js';
import type { PointReason, ReplyKind, Sense, Verdict } from './replies.catalogue.js';

/** What a reply says to one point. */
export interface AnswerRow {
  point: number;
  /** What the point asks; null where the petition was asked as a whole. */
  question: string | null;
  sense: Sense;
  text: string;
  /** It settles its point: approved where that is asked, and not sent back. */
  counts: boolean;
}

export interface ReviewRow {
  verdict: Verdict;
  reason: string | null;
  points: PointReason[];
  reviewed_at: Date;
  reviewed_by: string;
  /** The answers were taken up again because the petition was reopened: nobody says that they were not congruent. */
  reopened: boolean;
}

/** One reply of a department: a version, or a part of the whole. */
export interface ReplyRow {
  id: number;
  folio: string;
  referral_id: number;
  /** Of its referral, from 1. */
  number: number;
  /** Number of the version that was sent back and that this one answers anew. */
  corrects: number | null;
  kind: ReplyKind;
  in_process_until: string | null;
  oficio_number: string | null;
  needs_approval: boolean;
  department_id: number;
  department_key: string;
  department: string;
  /** Our oficio that it answers. */
  oficio: string;
  replied_at: Date;
  replied_by: string;
  answers: AnswerRow[];
  files: { id: number; name: string }[];
  reviews: ReviewRow[];
}

const REPLY = `SELECT y.id, p.folio, y.referral_id, y.number, earlier.number AS corrects, y.kind, y.in_process_until,
    y.oficio_number, y.needs_approval, r.department_id, d.key AS department_key, d.name AS department, o.label AS oficio,
    y.replied_at, who.name AS replied_by,
    (SELECT jsonb_agg(jsonb_build_object('point', a.point, 'question', q.text, 'sense', a.sense, 'text', a.text,
       'counts', EXISTS (SELECT 1 FROM counting_answer c WHERE c.reply_id = y.id AND c.id = a.id)) ORDER BY a.point)
     FROM reply_answer a LEFT JOIN referral_point q ON q.referral_id = y.referral_id AND q.number = a.point
     WHERE a.reply_id = y.id) AS answers,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) ORDER BY f.id)
     FROM reply_file x JOIN document f ON f.id = x.document_id WHERE x.reply_id = y.id), '[]') AS files
  FROM reply y JOIN petition p ON p.id = y.petition_id JOIN referral r ON r.id = y.referral_id
  JOIN department d ON d.id = r.department_id JOIN oficio o ON o.id = r.oficio_id JOIN person who ON who.id = y.replied_by
  LEFT JOIN reply earlier ON earlier.id = y.corrects_id`;

/** A department sees its own replies; the office those that have left their department. `parameter` holds `departmentId`. */
const inSight = (parameter: number) => `CASE WHEN $${parameter}::int IS NULL THEN NOT y.needs_approval OR EXISTS (
    SELECT 1 FROM reply_review v WHERE v.reply_id = y.id AND v.verdict = 'approved') ELSE r.department_id = $${parameter}::int END`;

/** The replies to a petition that the actor may see, oldest first. */
export function repliesOf(source: Queryable, petitionId: number, actor: Actor): Promise<ReplyRow[]> {
  return rowsOf(source, `${REPLY} WHERE y.petition_id = $1 AND ${inSight(2)} ORDER BY y.id`, [
    petitionId,
    actor.departmentId,
  ]);
}

/** The replies to one referral, oldest first: those that the actor may see, or all for acts that look at what was done before. */
export function repliesToReferral(source: Queryable, referralId: number, actor?: Actor): Promise<ReplyRow[]> {
  if (!actor) return rowsOf(source, `${REPLY} WHERE y.referral_id = $1 ORDER BY y.id`, [referralId]);
  return rowsOf(source, `${REPLY} WHERE y.referral_id = $1 AND ${inSight(2)} ORDER BY y.id`, [
    referralId,
    actor.departmentId,
  ]);
}

/** The reply with this id, if the actor may see it; else `reply.not-found`, whether it exists or not. */
export async function findReply(source: Queryable, id: string | number, actor: Actor): Promise<ReplyRow> {
  if (!/^\d{1,15}$/.test(String(id))) throw replyNotFound();
  const [row] = await rowsOf(source, `${REPLY} WHERE y.id = $1 AND ${inSight(2)}`, [id, actor.departmentId]);
  if (!row) throw replyNotFound();
  return row;
}

/** The replies of a department that wait for its chief, oldest first. */
export function repliesToApprove(source: Queryable, departmentId: number): Promise<ReplyRow[]> {
  return rowsOf(source, `${REPLY} WHERE ${PENDING} ORDER BY y.id`, [departmentId]);
}

export async function countToApprove(source: Queryable, departmentId: number): Promise<number> {
  const rows = await source.query<{ total: number }>(
    `SELECT count(*)::integer AS total FROM reply y WHERE ${PENDING}`,
    [departmentId],
  );
  return rows[0]?.total ?? 0;
}

/** Of the department `$1`, and of what waits for it: the search keeps to what is still open. */
const PENDING = `y.needs_approval AND y.referral_id IN (
    SELECT referral_id FROM waiting_referral WHERE department_id = $1 AND status = 'acknowledged') AND NOT EXISTS (
    SELECT 1 FROM reply_review v WHERE v.reply_id = y.id AND v.verdict <> 'incongruent')`;

async function rowsOf(source: Queryable, sql: string, parameters: unknown[]): Promise<ReplyRow[]> {
  const rows = await source.query<Omit<ReplyRow, 'reviews'>>(sql, parameters);
  if (rows.length === 0) return [];
  const reviews = await source.query<ReviewRow & { reply_id: number }>(
    `SELECT v.reply_id, v.verdict, v.reason, v.points, v.reviewed_at, who.name AS reviewed_by,
       EXISTS (SELECT 1 FROM reopening o JOIN reply y ON y.petition_id = o.petition_id
         WHERE y.id = v.reply_id AND o.accepted AND o.decided_at = v.reviewed_at) AS reopened
     FROM reply_review v JOIN person who ON who.id = v.reviewed_by WHERE v.reply_id = ANY ($1) ORDER BY v.id`,
    [rows.map(({ id }) => id)],
  );
  const byReply = Map.groupBy(reviews, ({ reply_id }) => reply_id);
  return rows.map((row) => ({ ...row, reviews: byReply.get(row.id) ?? [] }));
}
