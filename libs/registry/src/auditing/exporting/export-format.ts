import type { LedgerFilter } from '../ledger-filter.js';

/** The copy of part of the ledger that leaves the office: one JSON value a line, in this order. docs/decisions/ledger.md. */
export type ExportLine = ExportHeader | ExportedSeal | ExportedEntry | ExportEnd;

export interface ExportHeader {
  kind: 'header';
  format: 1;
  municipality: string;
  /** ISO 8601. */
  exportedAt: string;
  exportedBy: string;
  filter: LedgerFilter;
  entries: number;
  seals: number;
  verify: string;
}

/** Every seal from the first on, so that their chain can be followed. Bytes are hexadecimal. */
export interface ExportedSeal {
  kind: 'seal';
  day: string;
  entries: number;
  root: string;
  previousHash: string;
  hash: string;
  signature: string;
  publicKey: string;
}

/** An entry with the very texts that were hashed; `data` is text, because its spaces count. */
export interface ExportedEntry {
  kind: 'entry';
  petitionId: number;
  folio: string;
  seq: number;
  at: string;
  actorId: number | null;
  actorName: string;
  address: string;
  act: string;
  data: string;
  previousHash: string;
  hash: string;
  /** Its place in the seal of a day and the way from there to the root (RFC 6962 §2.1.1); null until it is sealed. */
  seal: { day: string; position: number; path: string[] } | null;
}

/** SHA-256 of every byte before this line. */
export interface ExportEnd {
  kind: 'end';
  sha256: string;
}

export const VERIFY_COMMAND = 'npm run ledger:verify-export -- archivo.jsonl';
