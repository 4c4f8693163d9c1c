import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { StepAct } from './notifying/notification-steps.js';
import type { Method } from './replies.catalogue.js';

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
  /** The last attempt to notify it, if there was one. */
  last_method: Method | null;
  last_act: StepAct | null;
  last_words: string | null;
}

/** One page of the tray «Por notificar», the longest answered first. */
export function listToNotify(
  source: Queryable,
  actor: Actor,
  page: { limit: number; offset: number },
): Promise<ToNotifyRow[]> {
  return source.query<ToNotifyRow>(
    `SELECT p.folio, p.sender_name, p.subject, p.priority = 'urgent' AS urgent, p.notify_by_board, p.contact_address,
       p.contact_telephone, p.contact_email, last.departments, last.replied_at, tried.method AS last_method, tried.act AS last_act,
       tried.words AS last_words
     FROM petition p CROSS JOIN LATERAL (
       SELECT array_agg(DISTINCT d.name) AS departments, max(c.counted_at) AS replied_at FROM counting_answer c
       JOIN referral r ON r.id = c.referral_id JOIN department d ON d.id = r.department_id WHERE c.petition_id = p.id) last
     LEFT JOIN LATERAL (
       SELECT n.method, e.act, e.words FROM notification n JOIN notification_event e ON e.notification_id = n.id
       WHERE n.petition_id = p.id ORDER BY n.id DESC, e.seq DESC LIMIT 1) tried ON true
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
