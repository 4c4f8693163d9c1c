import type { Db } from '@oficialia/platform';
import type { Annex } from '../petition-row.js';
import type { PetitionStatus } from '../petition.status.js';

/** The municipality as every visitor may know it. */
export interface PublicMunicipality {
  name: string;
  shortName: string;
  office: string;
  timeZone: string;
  /** Folio series in use; null before any exists. */
  prefixes: string[] | null;
}

/** A referral as the database gives it to the portal. Times are ISO 8601, `dueDate` is a day. */
export interface PublicReferral {
  department: string;
  oficio: string;
  referredAt: string;
  dueDate: string | null;
  acknowledgedAt: string | null;
  repliedAt: string | null;
  sense: string | null;
  /** Absent until the petitioner was notified. */
  reply: string | null;
}

/** All that folio and code open: nothing personal. */
export interface PublicPetition {
  folio: string;
  status: PetitionStatus;
  receivedAt: string;
  registeredAt: string;
  channel: string;
  sheets: number;
  annexes: Annex[];
  documentKind: string;
  /** Hash of the ledger's first entry, hexadecimal. */
  seal: string;
  referrals: PublicReferral[];
  notifiedOn: string | null;
  closedAt: string | null;
}

/** What one look-up needs; `code` and `petition` are null when there is no such folio. */
export interface LookupRow {
  misses: number;
  code: string | null;
  petition: PublicPetition | null;
}

/** The petition of `folio`, with its code and with the recent misses of `network`. */
export async function lookUp(db: Db, folio: string, network: string): Promise<LookupRow> {
  const sql = 'SELECT misses, code, petition FROM portal_petition($1, $2)';
  const [row] = await db.prepared<LookupRow>('portal-petition', sql, [folio, network]);
  return row ?? { misses: 0, code: null, petition: null };
}

/** Counts a failed look-up against `network`. */
export async function recordMiss(db: Db, network: string): Promise<void> {
  await db.prepared('portal-miss', 'SELECT portal_miss($1)', [network]);
}

/** The municipality, or undefined before set-up. */
export async function publicMunicipality(db: Db): Promise<PublicMunicipality | undefined> {
  const sql = 'SELECT portal_municipality() AS municipality';
  const [row] = await db.prepared<{ municipality: PublicMunicipality | null }>('portal-municipality', sql, []);
  return row?.municipality ?? undefined;
}
