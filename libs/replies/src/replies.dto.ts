import { Choice, Day, Email, Flag, Text } from '@oficialia/platform';
import {
  IDENTIFICATION_KEYS,
  METHOD_KEYS,
  RELATION_KEYS,
  SENSE_KEYS,
  type Identification,
  type Method,
  type Relation,
  type Sense,
} from './replies.catalogue.js';
import type { ReopeningRow } from './afterwards/afterwards.queries.js';
import type { NotificationRow } from './notifying/notifications.queries.js';
import type { ReplyRow } from './replies.queries.js';

const VISITS = ['delivered', 'absent', 'impossible'] as const;
const FOLLOWING = ['delivered', 'affixed', 'impossible', 'withdrawn', 'abandoned'] as const;

/** What a department answers; a file may come with it in the field `files` of a multipart request. */
export class ReplyRequest {
  @Choice('Sentido de la respuesta', SENSE_KEYS) sense: Sense;
  @Text('Respuesta', { max: 20_000, multiline: true }) text: string;
}

/** What proves that somebody was told; which of it is asked depends on the way. */
export class ProofFields {
  @Text('Quién recibió', { max: 300, optional: true }) recipient?: string;
  /** In the person's own words; asked where nothing else proves it. */
  @Text('Constancia', { max: 2_000, multiline: true, optional: true }) proof?: string;
  @Flag('Firmó de recibido') signed = false;
  @Choice('Con qué se identificó', IDENTIFICATION_KEYS, { optional: true }) identification?: Identification;
  @Choice('Quién es', RELATION_KEYS, { optional: true }) relation?: Relation;
}

/** How and when the petitioner learned the reply; the proof may come as a file in the field `files`. */
export class NotificationRequest extends ProofFields {
  @Choice('Medio', METHOD_KEYS) method: Method;
  /** Not asked of a letter that the mail server sends. */
  @Day('Fecha de la notificación', { optional: true }) notifiedOn?: string;
  /** At the address: how the first visit ended; `delivered` when absent. */
  @Choice('Cómo terminó la visita', VISITS, { optional: true }) outcome?: (typeof VISITS)[number];
  /** The day and hour that a citation names. */
  @Day('Día de la segunda visita', { optional: true }) citedFor?: string;
  @Text('Hora de la segunda visita', { max: 5, optional: true, pattern: /^\d\d:\d\d$/ }) citedAt?: string;
  /** On the board: the day on which it was taken down, if it was. */
  @Day('Fecha en que se retiró', { optional: true }) withdrawnOn?: string;
  /** By e-mail: the address, if not the one that the petition has. */
  @Email('Correo electrónico', { optional: true }) email?: string;
}

/** How a notification that is under way went on. */
export class NotificationStepRequest extends ProofFields {
  @Choice('Qué pasó', FOLLOWING) act: (typeof FOLLOWING)[number];
  @Day('Fecha', { optional: true }) day?: string;
}

/** What the office decides of a request to open a matter again; the petitioner reads the reason. */
export class ReopeningDecision {
  @Flag('Aceptada') accepted: boolean;
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

export class SatisfactionQuery {
  @Day('Desde', { optional: true }) since?: string;
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
  /** Under way, counting, or come to nothing. */
  state: string;
  /** Day since which it counts. */
  effectiveOn: string | null;
  steps: NotificationStepView[];
}

/** A step of a notification, oldest first. */
export class NotificationStepView {
  act: string;
  state: string;
  day: string;
  /** The mail server's, or a person's. */
  words: string | null;
  documentId: number | null;
  recordedAt: Date;
  /** Null: the system. */
  recordedBy: string | null;
}

/** A request of the petitioner to open the matter again. */
export class ReopeningView {
  folio: string;
  reason: string;
  askedAt: Date;
  accepted: boolean | null;
  decision: string | null;
  decidedBy: string | null;
}

/** What petitioners said of the answers that were notified in a period. */
export class SatisfactionView {
  solved: number;
  partly: number;
  no: number;
  /** Answers that were notified; those that nobody spoke of included. */
  notified: number;
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
    state: row.state,
    effectiveOn: row.effective_on,
    steps: row.steps.map((step) => ({
      act: step.act,
      state: step.state,
      day: step.day,
      words: step.words,
      documentId: step.document_id,
      recordedAt: step.recorded_at,
      recordedBy: step.recorded_by,
    })),
  };
}

export function reopeningView(row: ReopeningRow): ReopeningView {
  return {
    folio: row.folio,
    reason: row.reason,
    askedAt: row.asked_at,
    accepted: row.accepted,
    decision: row.decision,
    decidedBy: row.decided_by,
  };
}
