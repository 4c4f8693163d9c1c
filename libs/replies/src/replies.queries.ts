import type { Actor, Queryable } from '@oficialia/platform';
import type { Method, Sense } from './replies.catalogue.js';

/** A department's answer to one referral. */
export interface ReplyRow {
  id: number;
  referral_id: number;
  department_key: string;
  department: string;
  oficio: string;
  sense: Sense;
  text: string;
  document_id: number | null;
  document_name: string | null;
  replied_at: Date;
  replied_by: string;
}

/** The replies to a petition that the actor may see, oldest first; a department sees its own. */
export function repliesOf(source: Queryable, petitionId: number, actor: Actor): Promise<ReplyRow[]> {
  return source.query<ReplyRow>(
    `SELECT y.id, y.referral_id, d.key AS department_key, d.name AS department, o.label AS oficio, y.sense, y.text,
       y.document_id, f.name AS document_name, y.replied_at, who.name AS replied_by
     FROM reply y JOIN referral r ON r.id = y.referral_id JOIN department d ON d.id = r.department_id
     JOIN oficio o ON o.id = r.oficio_id JOIN person who ON who.id = y.replied_by LEFT JOIN document f ON f.id = y.document_id
     WHERE y.petition_id = $1 AND ($2::int IS NULL OR r.department_id = $2::int) ORDER BY y.id`,
    [petitionId, actor.departmentId],
  );
}

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
}

/** The notifications of a petition, oldest first. */
export function notificationsOf(source: Queryable, petitionId: number): Promise<NotificationRow[]> {
  return source.query<NotificationRow>(
    `SELECT n.id, n.method, n.notified_on, n.recipient, n.proof, n.document_id, f.name AS document_name, n.recorded_at,
       who.name AS recorded_by
     FROM notification n JOIN person who ON who.id = n.recorded_by LEFT JOIN document f ON f.id = n.document_id
     WHERE n.petition_id = $1 ORDER BY n.id`,
    [petitionId],
  );
}

/** A petition whose answer the petitioner does not know yet. */
export interface ToNotifyRow {
  id: number;
  folio: string;
  sender_name: string;
  subject: string;
  urgent: boolean;
  notify_by_board: boolean;
  contact_address: string | null;
  contact_telephone: string | null;
  contact_email: string | null;
  departments: string[];
  replied_at: Date;
}

/** Petitions of the tray «Por notificar» by their ids, in any order; the caller has found them in sight of its actor. */
export function petitionsToNotify(source: Queryable, ids: readonly number[]): Promise<ToNotifyRow[]> {
  return source.query<ToNotifyRow>(
    `SELECT p.id, p.folio, p.sender_name, p.subject, p.priority = 'urgent' AS urgent, p.notify_by_board, p.contact_address,
       p.contact_telephone, p.contact_email, last.departments, last.replied_at
     FROM petition p CROSS JOIN LATERAL (
       SELECT array_agg(d.name ORDER BY y.id) AS departments, max(y.replied_at) AS replied_at FROM reply y
       JOIN referral r ON r.id = y.referral_id JOIN department d ON d.id = r.department_id WHERE y.petition_id = p.id) last
     WHERE p.id = ANY ($1)`,
    [ids],
  );
}
