import type { PetitionStatus } from './petition.status.js';

export interface Annex {
  count: number;
  description: string;
  form: 'original' | 'copy';
}

/** A petition as the database gives it. */
export interface PetitionRow {
  id: number;
  folio: string;
  series_id: number;
  year: number;
  number: number;
  lookup_code: string;
  registered_at: Date;
  registered_by: number;
  registered_by_name: string;
  registered_by_position: string | null;
  received_at: Date;
  received_reason: string | null;
  channel: string;
  sender_kind: 'person' | 'organisation' | 'authority';
  sender_name: string;
  sender_position: string | null;
  sender_institution: string | null;
  contact_address: string | null;
  contact_neighbourhood: string | null;
  contact_telephone: string | null;
  contact_email: string | null;
  notify_by_board: boolean;
  document_kind: string;
  document_kind_name: string;
  document_number: string | null;
  document_date: string | null;
  addressed_to: string;
  subject: string;
  sheets: number;
  annexes: Annex[];
  priority: 'normal' | 'urgent' | 'low';
  curp: string | null;
  curp_absence: string | null;
  notes: string | null;
  requires_reply: boolean;
  status: PetitionStatus;
  ledger_seq: number;
}
