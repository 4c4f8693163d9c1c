import { prepared, type Db } from '@oficialia/platform';
import type { Annex } from '../petition-row.js';
import type { PetitionStatus } from '../petition.status.js';

/** The municipality as every visitor may know it. */
export interface PublicMunicipality {
  name: string;
  shortName: string;
  office: string;
  timeZone: string;
  followUpOffice: string;
  address: string | null;
  state: string;
  /** Folio series in use; null before any exists. */
  prefixes: string[] | null;
}

/** A referral as the database gives it to the portal. Times are ISO 8601, `dueDate` is a day. */
export interface PublicReferral {
  status?: string;
  department: string;
  oficio: string;
  referredAt: string;
  dueDate: string | null;
  acknowledgedAt: string | null;
  repliedAt: string | null;
  /** Only those that the petitioner was told, oldest first; `point` where several were asked. */
  answers: { point: number | null; sense: string; text: string; repliedAt: string }[];
}

/** What the petitioner may say of a notified answer, in days since it was notified, and what was said. */
export interface PublicAfterwards {
  evaluationDays: number;
  reopeningDays: number;
  verdict: Verdict | null;
  reopening: { askedAt: string; accepted: boolean | null; decision: string | null } | null;
}

/** Whether the answer solved the matter. */
export type Verdict = 'solved' | 'partly' | 'no';

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
  /** While the petitioner has to complete it: the last day to do so, `YYYY-MM-DD`. */
  completeBy: string | null;
  /** Those that count: not what was given back, reassigned or cancelled. */
  referrals: PublicReferral[];
  /** To whom it was sent, while it is remitted to another authority. */
  remission?: { authority: string; oficio: string; remittedAt: string } | null;
  notifiedOn: string | null;
  /** Null until the petitioner was notified. */
  afterwards: PublicAfterwards | null;
  closedAt: string | null;
}

/** What one look-up needs; `code` and `petition` are null when there is no such folio. */
export interface LookupRow {
  misses: number;
  code: string | null;
  petition: PublicPetition | null;
}

/** Whose status is asked, and the network that asks. */
export interface LookupKey {
  folio: string;
  network: string;
}

/** For each key, in order, the petition with its code and the recent misses of the network: one trip for all. */
export function lookUpAll(db: Db, keys: LookupKey[]): Promise<LookupRow[]> {
  const sql = `SELECT found.misses, found.code, CASE WHEN found.petition ->> 'status' = 'remitted'
      THEN found.petition || jsonb_build_object('remission', portal_remission(asked.folio)) ELSE found.petition END AS petition
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (folio, network, position),
      LATERAL portal_petition(asked.folio, asked.network) AS found ORDER BY asked.position`;
  const columns = [keys.map(({ folio }) => folio), keys.map(({ network }) => network)];
  return prepared<LookupRow>(db, sql, columns);
}

/** Counts a failed look-up against `network`. */
export async function recordMiss(db: Db, network: string): Promise<void> {
  await prepared(db, 'SELECT portal_miss($1)', [network]);
}

/** The municipality, or undefined before set-up. */
export async function publicMunicipality(db: Db): Promise<PublicMunicipality | undefined> {
  const sql = 'SELECT portal_municipality() AS municipality';
  const [row] = await prepared<{ municipality: PublicMunicipality | null }>(db, sql, []);
  return row?.municipality ?? undefined;
}
