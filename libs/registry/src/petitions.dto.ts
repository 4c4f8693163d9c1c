import type { PetitionRow } from './petition-row.js';

export class AnnexDto {
  count: number;
  description: string;
  form: 'original' | 'copy';
}

/** A petition as the API gives it. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC. */
export class PetitionDto {
  folio: string;
  status: string;
  receivedAt: Date;
  registeredAt: Date;
  channel: string;
  senderKind: string;
  senderName: string;
  senderPosition: string | null;
  senderInstitution: string | null;
  documentKind: string;
  documentNumber: string | null;
  documentDate: string | null;
  addressedTo: string;
  subject: string;
  sheets: number;
  annexes: AnnexDto[];
  priority: string;
  requiresReply: boolean;
  /** Number of entries in its ledger. */
  entries: number;
}

export class LedgerEntryDto {
  seq: number;
  at: Date;
  actor: string;
  act: string;
  data: Record<string, unknown>;
  /** SHA-256, hexadecimal. */
  hash: string;
}

export function toPetitionDto(row: PetitionRow): PetitionDto {
  return {
    folio: row.folio,
    status: row.status,
    receivedAt: row.received_at,
    registeredAt: row.registered_at,
    channel: row.channel,
    senderKind: row.sender_kind,
    senderName: row.sender_name,
    senderPosition: row.sender_position,
    senderInstitution: row.sender_institution,
    documentKind: row.document_kind,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    addressedTo: row.addressed_to,
    subject: row.subject,
    sheets: row.sheets,
    annexes: row.annexes,
    priority: row.priority,
    requiresReply: row.requires_reply,
    entries: row.ledger_seq,
  };
}
