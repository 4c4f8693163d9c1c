import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { Method } from './replies.catalogue.js';

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

/** One page of the tray «Por notificar», the longest answered first. */
export function listToNotify(
  source: Queryable,
  actor: Actor,
  page: { limit: number; offset: number },
): Promise<ToNotifyRow[]> {
  return source.query<ToNotifyRow>(
    `SELECT p.folio, p.sender_name, p.subject, p.priority = 'urgent' AS urgent, p.notify_by_board, p.contact_address,
       p.contact_telephone, p.contact_email, last.departments, last.replied_at
     FROM petition p CROSS JOIN LATERAL (
       SELECT array_agg(DISTINCT d.name) AS departments, max(c.counted_at) AS replied_at FROM counting_answer c
       JOIN referral r ON r.id = c.referral_id JOIN department d ON d.id = r.department_id WHERE c.petition_id = p.id) last
     WHERE p.status = 'replied' AND ${inSight(1)} ORDER BY last.replied_at, p.id LIMIT $2 OFFSET $3`,
    [actor.departmentId, page.limit, page.offset],
  );
}

export async function countToNotify(source: Queryable, actor: Actor): Promise<number> {
  const rows = await source.query<{ total: number }>(
    `SELECT count(*)::integer AS total FROM petition p WHERE p.status = 'replied' AND ${inSight(1)}`,
    [actor.departmentId],
  );
  return rows[0]?.total ?? 0;
}
