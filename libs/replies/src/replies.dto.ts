import { Choice, Day, Text } from '@oficialia/platform';
import { METHOD_KEYS, SENSE_KEYS, type Method, type Sense } from './replies.catalogue.js';
import type { NotificationRow, ReplyRow } from './replies.queries.js';

/** What a department answers; a file may come with it in the field `files` of a multipart request. */
export class ReplyRequest {
  @Choice('Sentido de la respuesta', SENSE_KEYS) sense: Sense;
  @Text('Respuesta', { max: 20_000, multiline: true }) text: string;
}

/** How and when the petitioner learned the reply; the proof may come as a file in the field `files`. */
export class NotificationRequest {
  @Choice('Medio', METHOD_KEYS) method: Method;
  @Day('Fecha de la notificación')
  notifiedOn: string;
  @Text('Quién recibió', { max: 300 }) recipient: string;
  @Text('Constancia', { max: 2_000, multiline: true }) proof: string;
}

export class ReplyView {
  id: number;
  folio: string;
  referralId: number;
  department: string;
  sense: string;
  text: string;
  documentId: number | null;
  repliedAt: Date;
  repliedBy: string;
}

export class NotificationView {
  id: number;
  folio: string;
  method: string;
  notifiedOn: string;
  recipient: string;
  proof: string;
  documentId: number | null;
  recordedAt: Date;
  recordedBy: string;
}

export function replyView(row: ReplyRow, folio: string): ReplyView {
  return {
    id: row.id,
    folio,
    referralId: row.referral_id,
    department: row.department_key,
    sense: row.sense,
    text: row.text,
    documentId: row.document_id,
    repliedAt: row.replied_at,
    repliedBy: row.replied_by,
  };
}

export function notificationView(row: NotificationRow, folio: string): NotificationView {
  return {
    id: row.id,
    folio,
    method: row.method,
    notifiedOn: row.notified_on,
    recipient: row.recipient,
    proof: row.proof,
    documentId: row.document_id,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}
