import type { Queryable } from '@oficialia/platform';
import type { EvaluationVerdict } from '../replies.catalogue.js';

/** What the petitioner says of a notified answer, as it stands now. */
export interface EvaluationRow {
  folio: string;
  verdict: EvaluationVerdict;
  comment: string | null;
  evaluated_at: Date;
}

const EVALUATION = `SELECT p.folio, e.verdict, e.comment, e.evaluated_at
  FROM evaluation e JOIN petition p ON p.id = e.petition_id
  WHERE NOT EXISTS (SELECT 1 FROM evaluation l WHERE l.notification_id = e.notification_id AND l.seq > e.seq)`;

/** Of one petition, oldest first. */
export function evaluationsOf(source: Queryable, petitionId: number): Promise<EvaluationRow[]> {
  return source.query<EvaluationRow>(`${EVALUATION} AND e.petition_id = $1 ORDER BY e.id`, [petitionId]);
}

/** Of the whole office, newest first. */
export function newestEvaluations(source: Queryable, limit: number): Promise<EvaluationRow[]> {
  return source.query<EvaluationRow>(`${EVALUATION} ORDER BY e.id DESC LIMIT $1`, [limit]);
}

/** A request to open a matter again. */
export interface ReopeningRow {
  id: number;
  folio: string;
  subject: string;
  reason: string;
  asked_at: Date;
  accepted: boolean | null;
  decision: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  verdict: EvaluationVerdict | null;
}

const REOPENING = `SELECT r.id, p.folio, p.subject, r.reason, r.asked_at, r.accepted, r.decision, r.decided_at,
    who.name AS decided_by,
    (SELECT e.verdict FROM evaluation e WHERE e.notification_id = r.notification_id ORDER BY e.seq DESC LIMIT 1) AS verdict
  FROM reopening r JOIN petition p ON p.id = r.petition_id LEFT JOIN person who ON who.id = r.decided_by`;

/** Of one petition, oldest first. */
export function reopeningsOf(source: Queryable, petitionId: number): Promise<ReopeningRow[]> {
  return source.query<ReopeningRow>(`${REOPENING} WHERE r.petition_id = $1 ORDER BY r.id`, [petitionId]);
}

/** Those that wait for a decision, the longest waiting first. */
export function openReopenings(source: Queryable, limit: number): Promise<ReopeningRow[]> {
  return source.query<ReopeningRow>(`${REOPENING} WHERE r.decided_at IS NULL ORDER BY r.asked_at LIMIT $1`, [limit]);
}

/** How many wait for a decision, counted up to a hundred. */
export async function countReopenings(source: Queryable): Promise<number> {
  const rows = await source.query<{ waiting: number }>(
    'SELECT count(*)::integer AS waiting FROM (SELECT 1 FROM reopening WHERE decided_at IS NULL LIMIT 100) open',
  );
  return rows[0]?.waiting ?? 0;
}

export interface SatisfactionRow {
  solved: number;
  partly: number;
  no: number;
  notified: number;
}

/** Of the answers that count as notified since that day, or of all: what their readers say, and how many there are. */
export async function satisfaction(source: Queryable, since?: string): Promise<SatisfactionRow> {
  const rows = await source.query<SatisfactionRow>(
    `SELECT count(*) FILTER (WHERE last.verdict = 'solved')::integer AS solved,
       count(*) FILTER (WHERE last.verdict = 'partly')::integer AS partly,
       count(*) FILTER (WHERE last.verdict = 'no')::integer AS no, count(*)::integer AS notified
     FROM notification_standing n LEFT JOIN LATERAL (
       SELECT e.verdict FROM evaluation e WHERE e.notification_id = n.id ORDER BY e.seq DESC LIMIT 1) last ON true
     WHERE n.state = 'in_effect' AND ($1::date IS NULL OR n.effective_on >= $1)`,
    [since ?? null],
  );
  return rows[0] as SatisfactionRow;
}
