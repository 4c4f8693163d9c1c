import type { Letterhead } from '@oficialia/platform';

export type PaperForm = 'original' | 'copy';

/** Everything a receipt or a sticker shows. Texts are printed literally, whatever they contain. */
export interface ReceiptData {
  letterhead: Letterhead;
  /** Name of the municipality that fits a sticker, about 30 characters. */
  shortInstitution: string;
  folio: string;
  receivedAt: Date;
  /** IANA name; dates and hours are printed as its clocks show them. */
  timeZone: string;
  sender: { name: string; position?: string | null; institution?: string | null };
  document: { kind: string; number?: string | null; /** `YYYY-MM-DD` */ date?: string | null };
  addressedTo?: string | null;
  subject: string;
  sheets: number;
  annexes: { description: string; count: number; form: PaperForm }[];
  channel: string;
  receivedBy: { name: string; position: string };
  /** Such as "Recibido sólo para el efecto de ser turnado a la autoridad competente". */
  legend?: string | null;
  files: { name: string; sha256: string }[];
  /** Address that the QR opens: the petition's look-up, or its folio and code. */
  lookupUrl: string;
  /** Without separators; printed in two groups of five. */
  lookupCode: string;
  /** Hash of the ledger entry of the registration, hexadecimal. */
  ledgerHash: string;
  /** Absent on the first print; `number` counts the reprints from 1. */
  copy?: { number: number; printedAt: Date } | null;
}
