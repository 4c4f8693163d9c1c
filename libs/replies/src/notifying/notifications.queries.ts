import type { Queryable } from '@oficialia/platform';
import type { Method } from '../replies.catalogue.js';
import { notificationNotFound } from '../replies.errors.js';
import type { NotificationState, StepAct } from './notification-steps.js';

export interface NotificationStepRow {
  act: StepAct;
  state: NotificationState;
  /** `YYYY-MM-DD`. */
  day: string;
  details: Record<string, unknown>;
  words: string | null;
  document_id: number | null;
  document_name: string | null;
  recorded_at: Date;
  /** Null: the machine. */
  recorded_by: string | null;
}

/** A notification with every step of it, oldest first; one from before there were steps has none. */
export interface NotificationRow {
  id: number;
  method: Method;
  /** `YYYY-MM-DD`. */
  notified_on: string;
  recipient: string;
  proof: string;
  document_id: number | null;
  document_name: string | null;
  recorded_at: Date;
  recorded_by: string;
  state: NotificationState;
  /** The day since which it counts; kept when it came back later. */
  effective_on: string | null;
  steps: NotificationStepRow[];
}

/** The notifications of a petition, oldest first. */
export async function notificationsOf(source: Queryable, petitionId: number): Promise<NotificationRow[]> {
  const rows = await source.query<Omit<NotificationRow, 'steps'>>(
    `SELECT n.id, n.method, n.notified_on, n.recipient, n.proof, n.document_id, f.name AS document_name, n.recorded_at,
       who.name AS recorded_by, s.state, s.effective_on
     FROM notification n JOIN notification_standing s ON s.id = n.id JOIN person who ON who.id = n.recorded_by
     LEFT JOIN document f ON f.id = n.document_id
     WHERE n.petition_id = $1 ORDER BY n.id`,
    [petitionId],
  );
  const steps = await source.query<NotificationStepRow & { notification_id: number }>(
    `SELECT e.notification_id, e.act, e.state, e.day, e.details, e.words, e.document_id, f.name AS document_name,
       e.recorded_at, who.name AS recorded_by
     FROM notification_event e JOIN notification n ON n.id = e.notification_id
     LEFT JOIN person who ON who.id = e.recorded_by LEFT JOIN document f ON f.id = e.document_id
     WHERE n.petition_id = $1 ORDER BY e.notification_id, e.seq`,
    [petitionId],
  );
  return rows.map((row) => ({ ...row, steps: steps.filter(({ notification_id }) => notification_id === row.id) }));
}

/** One of them. Throws `notification.not-found` when it is not of this petition. */
export async function findNotification(source: Queryable, petitionId: number, id: string): Promise<NotificationRow> {
  const found = (await notificationsOf(source, petitionId)).find((row) => String(row.id) === id);
  if (!found) throw notificationNotFound();
  return found;
}

export interface Owed {
  pending: number;
  untold: number;
  /** When the last answer that counts was given. */
  answered_at: Date | null;
}

/** What a petition still owes: referrals without their answer, and answers that the petitioner does not know. */
export async function owedBy(source: Queryable, petitionId: number): Promise<Owed> {
  const rows = await source.query<Owed>(
    `SELECT (SELECT count(*)::integer FROM referral r WHERE r.petition_id = $1 AND r.requires_reply
         AND r.status NOT IN ('replied', 'returned', 'reassigned', 'cancelled')) AS pending,
       (SELECT count(*)::integer FROM counting_answer c WHERE c.petition_id = $1
         AND NOT EXISTS (SELECT 1 FROM told_answer t WHERE t.id = c.id)) AS untold,
       (SELECT max(c.counted_at) FROM counting_answer c WHERE c.petition_id = $1) AS answered_at`,
    [petitionId],
  );
  return rows[0] as Owed;
}

export interface TermsRow {
  emailDays: number;
  emailPresumedDays: number;
  boardDays: number;
  evaluationDays: number;
  reopeningDays: number;
}

/** When each kind of notification counts here, and what may follow it. */
export async function notificationTerms(source: Queryable): Promise<TermsRow> {
  const rows = await source.query<TermsRow>(
    `SELECT email_days AS "emailDays", email_presumed_days AS "emailPresumedDays", board_days AS "boardDays",
       evaluation_days AS "evaluationDays", reopening_days AS "reopeningDays" FROM notification_terms`,
  );
  return rows[0] as TermsRow;
}
