import type { Queryable } from '@oficialia/platform';
import type { StepAct } from './notifying/notification-steps.js';
import type { Method } from './replies.catalogue.js';

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
  /** The last attempt to notify it, if there was one. */
  last_method: Method | null;
  last_act: StepAct | null;
  last_words: string | null;
}

/** Petitions of the tray «Por notificar» by their ids, in any order; the caller has found them in sight of its actor. */
export function petitionsToNotify(source: Queryable, ids: readonly number[]): Promise<ToNotifyRow[]> {
  return source.query<ToNotifyRow>(
    `SELECT p.id, p.folio, p.sender_name, p.subject, p.priority = 'urgent' AS urgent, p.notify_by_board, p.contact_address,
       p.contact_telephone, p.contact_email, last.departments, last.replied_at, tried.method AS last_method, tried.act AS last_act,
       tried.words AS last_words
     FROM petition p CROSS JOIN LATERAL (
       SELECT array_agg(DISTINCT d.name) AS departments, max(c.counted_at) AS replied_at FROM counting_answer c
       JOIN referral r ON r.id = c.referral_id JOIN department d ON d.id = r.department_id WHERE c.petition_id = p.id) last
     LEFT JOIN LATERAL (
       SELECT n.method, e.act, e.words FROM notification n JOIN notification_event e ON e.notification_id = n.id
       WHERE n.petition_id = p.id ORDER BY n.id DESC, e.seq DESC LIMIT 1) tried ON true
     WHERE p.id = ANY ($1)`,
    [ids],
  );
}
