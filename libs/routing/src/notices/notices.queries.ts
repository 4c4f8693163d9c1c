import type { Queryable, Tx } from '@oficialia/platform';
import type { NoticeKind } from './notice.entity.js';

/** The days by which the notices of a regime's clocks are due, `YYYY-MM-DD`. */
export interface NoticeBounds {
  regime: number;
  /** The last due date that is soon; null: no reminder ahead. */
  soon: string | null;
  /** The last due date that is late enough for the chief, and for supervision. */
  chief: string;
  supervisor: string;
}

/** Who acts for whom today; `parameter` is the number of the one that holds the day. */
const ACTING = (parameter: number) => `acting AS MATERIALIZED (
    SELECT a.acting_id, p.role, p.department_id, p.chief FROM acting_people($${parameter}) a JOIN person p ON p.id = a.person_id)`;

/**
 * Who hears what: the department's accounts; of them the chief, if somebody is marked as such; supervision. In place of
 * somebody who is away, the substitute. Where nobody acts for a department, the follow-up office hears in its place.
 */
const WHO = `SELECT a.acting_id AS id FROM acting a WHERE CASE k.hearer
      WHEN 'supervisor' THEN a.role = 'supervisor'
      WHEN 'chief' THEN a.department_id = r.department_id AND (a.chief OR NOT EXISTS (
        SELECT 1 FROM acting c WHERE c.chief AND c.department_id = r.department_id))
      ELSE a.department_id = r.department_id END
    UNION
    SELECT a.acting_id FROM acting a WHERE a.role = 'follow_up' AND k.hearer <> 'supervisor'
      AND NOT EXISTS (SELECT 1 FROM acting d WHERE d.department_id = r.department_id)`;

/** Writes the notices that are due on `today` and not written yet; how many. */
export async function writeNotices(tx: Tx, bounds: NoticeBounds[], today: string, now: Date): Promise<number> {
  const rows: unknown[] = await tx.query(
    `WITH ${ACTING(2)}
     INSERT INTO notice (person_id, referral_id, kind, due_date, made_at)
     SELECT who.id, r.id, k.kind, o.due_date, $3
     FROM open_clock o JOIN referral r ON r.id = o.referral_id
     JOIN jsonb_to_recordset($1) AS b(regime integer, soon date, chief date, supervisor date) ON b.regime = o.regime_id
     CROSS JOIN LATERAL (VALUES
       ('due_soon', 'department', o.due_date > $2 AND o.due_date <= b.soon),
       ('due_today', 'department', o.due_date = $2), ('overdue', 'department', o.due_date < $2),
       ('to_chief', 'chief', o.due_date <= b.chief), ('to_supervisor', 'supervisor', o.due_date <= b.supervisor)
     ) AS k(kind, hearer, holds)
     CROSS JOIN LATERAL (${WHO}) who
     WHERE k.holds ON CONFLICT DO NOTHING RETURNING id`,
    [JSON.stringify(bounds), today, now],
  );
  return rows.length;
}

/** Chief and supervision hear of these regimes' clocks as soon as they run; how many notices were written. */
export async function writeNoticesAtOnce(tx: Tx, today: string, now: Date): Promise<number> {
  const rows: unknown[] = await tx.query(
    `WITH ${ACTING(2)}
     INSERT INTO notice (person_id, referral_id, kind, due_date, made_at)
     SELECT who.id, r.id, k.kind, o.due_date, $1
     FROM open_clock o JOIN referral r ON r.id = o.referral_id
     JOIN term_regime g ON g.id = o.regime_id AND g.at_once
     CROSS JOIN (VALUES ('to_chief', 'chief'), ('to_supervisor', 'supervisor')) AS k(kind, hearer)
     CROSS JOIN LATERAL (${WHO}) who
     ON CONFLICT DO NOTHING RETURNING id`,
    [now, today],
  );
  return rows.length;
}

/** Wall times, `YYYY-MM-DD HH:MM`: an oficio turned then or before has waited too long for its acknowledgement. */
export interface UnacknowledgedSince {
  department: string;
  chief: string;
  supervisor: string;
}

/**
 * Writes the notices of oficios that nobody acknowledges: to the department, to its chief, to supervision; once each. An
 * oficio whose acknowledgement was undone counts from then on. How many were written.
 */
export async function writeUnacknowledged(
  tx: Tx,
  since: UnacknowledgedSince,
  today: string,
  now: Date,
): Promise<number> {
  const rows: unknown[] = await tx.query(
    `WITH ${ACTING(2)}, waiting AS (
       SELECT r.id, r.department_id,
         date_trunc('minute', coalesce(undone.at, r.referred_at) AT TIME ZONE m.time_zone) AS waits_since
       FROM referral r JOIN petition p ON p.id = r.petition_id CROSS JOIN municipality m
       LEFT JOIN LATERAL (SELECT max(a.undone_at) AS at FROM acknowledgement a WHERE a.referral_id = r.id) undone ON true
       WHERE r.status = 'issued' AND p.status NOT IN ('annulled', 'withdrawn', 'remitted', 'not_filed', 'in_prevention')
     )
     INSERT INTO notice (person_id, referral_id, kind, due_date, made_at)
     SELECT who.id, r.id, k.kind, r.waits_since::date, $1
     FROM waiting r CROSS JOIN LATERAL (VALUES
       ('unacknowledged', 'department', r.waits_since <= $3::timestamp),
       ('unacknowledged_chief', 'chief', r.waits_since <= $4::timestamp),
       ('unacknowledged_supervisor', 'supervisor', r.waits_since <= $5::timestamp)
     ) AS k(kind, hearer, holds)
     CROSS JOIN LATERAL (${WHO}) who
     WHERE k.holds ON CONFLICT DO NOTHING RETURNING id`,
    [now, today, since.department, since.chief, since.supervisor],
  );
  return rows.length;
}

/** Tells supervision that a petition came back so often that it decides; once for each return. */
export async function tellSupervision(tx: Tx, referralId: number, today: string, now: Date): Promise<void> {
  await tx.query(
    `WITH ${ACTING(2)}
     INSERT INTO notice (person_id, referral_id, kind, due_date, made_at)
     SELECT DISTINCT a.acting_id, $1::bigint, 'returned_often', $2::date, $3::timestamptz FROM acting a WHERE a.role = 'supervisor'
     ON CONFLICT DO NOTHING`,
    [referralId, today, now],
  );
}

/** Writes today's summary of everybody who follows referrals and has none yet; the ids of those that say something. */
export async function writeSummaries(tx: Tx, today: string, soon: string, now: Date): Promise<number[]> {
  const missing: unknown[] = await tx.query(
    `SELECT 1 FROM person p WHERE p.active AND p.role IN ('department', 'follow_up', 'supervisor')
       AND NOT EXISTS (SELECT 1 FROM daily_summary s WHERE s.person_id = p.id AND s.day = $1) LIMIT 1`,
    [today],
  );
  if (missing.length === 0) return [];
  // The line without a department is the whole office: that of the people who belong to none.
  const rows: { id: number }[] = await tx.query(
    `WITH due AS (
       SELECT r.department_id, count(*) FILTER (WHERE o.due_date < $1) AS overdue,
         count(*) FILTER (WHERE o.due_date = $1) AS due_today,
         count(*) FILTER (WHERE o.due_date > $1 AND o.due_date <= $2) AS due_soon
       FROM open_clock o JOIN referral r ON r.id = o.referral_id GROUP BY ROLLUP (r.department_id)
     ), waiting AS (
       SELECT r.department_id, count(*) AS to_acknowledge FROM referral r JOIN petition p ON p.id = r.petition_id
       WHERE r.status = 'issued' AND p.status NOT IN ('annulled', 'withdrawn', 'remitted', 'not_filed')
       GROUP BY ROLLUP (r.department_id)
     ), written AS (
       INSERT INTO daily_summary (person_id, day, overdue, due_today, due_soon, to_acknowledge, written_at)
       SELECT p.id, $1, coalesce(d.overdue, 0), coalesce(d.due_today, 0), coalesce(d.due_soon, 0),
         coalesce(w.to_acknowledge, 0), $3
       FROM person p LEFT JOIN due d ON d.department_id IS NOT DISTINCT FROM p.department_id
       LEFT JOIN waiting w ON w.department_id IS NOT DISTINCT FROM p.department_id
       WHERE p.active AND p.role IN ('department', 'follow_up', 'supervisor')
       ON CONFLICT DO NOTHING RETURNING *
     ) SELECT id FROM written WHERE overdue + due_today + due_soon + to_acknowledge > 0`,
    [today, soon, now],
  );
  return rows.map(({ id }) => id);
}

/** A notice as the tray shows it. */
export interface NoticeRow {
  id: number;
  kind: NoticeKind;
  folio: string;
  oficio: string;
  department: string;
  due_date: string;
  made_at: Date;
  seen_at: Date | null;
}

/** Notices of the person `$1` and, on the day `$2`, of those in whose place the person acts. */
const MINE = `person_id IN (SELECT $1::int UNION SELECT a.person_id FROM acting_people($2) a WHERE a.acting_id = $1)`;

/** The newest notices of a person, those not seen first. */
export function noticesOf(source: Queryable, personId: number, today: string, limit: number): Promise<NoticeRow[]> {
  return source.query(
    `SELECT n.id, n.kind, p.folio, o.label AS oficio, d.name AS department, n.due_date, n.made_at, n.seen_at
     FROM notice n JOIN referral r ON r.id = n.referral_id JOIN petition p ON p.id = r.petition_id
     JOIN oficio o ON o.id = r.oficio_id JOIN department d ON d.id = r.department_id
     WHERE n.${MINE} ORDER BY n.seen_at IS NOT NULL, n.id DESC LIMIT $3`,
    [personId, today, limit],
  );
}

/** How many a person has not seen, counted up to a hundred. */
export async function countUnseen(source: Queryable, personId: number, today: string): Promise<number> {
  const rows = await source.query<{ unseen: number }>(
    `SELECT count(*)::integer AS unseen FROM (
       SELECT 1 FROM notice WHERE ${MINE} AND seen_at IS NULL LIMIT 100) newest`,
    [personId, today],
  );
  return rows[0]?.unseen ?? 0;
}

/** Marks what the person was shown as seen, up to the notice `last`. */
export async function markSeen(tx: Tx, personId: number, today: string, last: number, now: Date): Promise<void> {
  await tx.query(`UPDATE notice SET seen_at = $4 WHERE ${MINE} AND id <= $3 AND seen_at IS NULL`, [
    personId,
    today,
    last,
    now,
  ]);
}

export interface SummaryRow {
  day: string;
  overdue: number;
  due_today: number;
  due_soon: number;
  to_acknowledge: number;
  delivered_at: Date;
}

/** The last summary that a person was given. */
export async function lastSummary(source: Queryable, personId: number): Promise<SummaryRow | undefined> {
  const rows = await source.query<SummaryRow>(
    `SELECT day, overdue, due_today, due_soon, to_acknowledge, delivered_at FROM daily_summary
     WHERE person_id = $1 AND delivered_at IS NOT NULL ORDER BY day DESC LIMIT 1`,
    [personId],
  );
  return rows[0];
}
