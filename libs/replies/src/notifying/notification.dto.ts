import { Choice, Day, Email, Flag, Text } from '@oficialia/platform';
import {
  IDENTIFICATION_KEYS,
  METHOD_KEYS,
  RELATION_KEYS,
  type Identification,
  type Method,
  type Relation,
} from '../replies.catalogue.js';
import type { NotificationRow } from './notifications.queries.js';

const VISITS = ['delivered', 'absent', 'impossible'] as const;
const FOLLOWING = ['delivered', 'affixed', 'impossible', 'withdrawn', 'abandoned'] as const;

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
