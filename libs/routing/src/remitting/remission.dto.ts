import { Text } from '@oficialia/platform';
import type { RemissionRow } from './remissions.queries.js';

export class RemissionRequest {
  /** Key of the authority: a state, federal or autonomous one. */
  @Text('Autoridad', { max: 40 }) authority: string;
  @Text('Fundamento', { max: 1_000 }) legalBasis: string;
  /** Key of the term regime that says until when; absent: that of the petition's clock, else the usual one. */
  @Text('Régimen del plazo', { max: 40, optional: true }) regime?: string;
  @Text('Motivo', { max: 2_000, multiline: true, optional: true }) message?: string;
  /** Who gets a copy, one a line. */
  @Text('Con copia para', { max: 2_000, multiline: true, optional: true }) copies?: string;
  /** Prefix of the series of the oficio; absent: the usual one. */
  @Text('Serie', { max: 30, optional: true }) series?: string;
}

export class RemissionView {
  folio: string;
  authority: string;
  authorityName: string;
  oficio: string;
  legalBasis: string;
  message: string | null;
  regime: string;
  /** Until when it had to be sent, `YYYY-MM-DD`; null when the regime sets no term. */
  dueDate: string | null;
  remittedAt: Date;
  remittedBy: string;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

export function remissionView(row: RemissionRow): RemissionView {
  return {
    folio: row.folio,
    authority: row.authority_key,
    authorityName: row.authority,
    oficio: row.oficio,
    legalBasis: row.legal_basis,
    message: row.message,
    regime: row.regime,
    dueDate: row.due_date,
    remittedAt: row.remitted_at,
    remittedBy: row.remitted_by,
    cancelledAt: row.cancelled_at,
    cancelReason: row.cancel_reason,
  };
}
