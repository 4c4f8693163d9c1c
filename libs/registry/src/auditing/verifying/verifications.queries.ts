import type { Queryable } from '@oficialia/platform';

/** Nobody waits for one that a dead worker left long ago; `v` is the verification, `$1` is now. */
export const RUNNING = `(v.finished_at IS NULL AND v.asked_at > $1::timestamptz - interval '6 hours')`;

export interface VerificationRow {
  id: number;
  running: boolean;
  asked_at: Date;
  asked_by: string;
  expected: number;
  entries: number;
  rows: number;
  seals: number;
  last_seal_day: string | null;
  last_seal_hash: Buffer | null;
  finished_at: Date | null;
  fault: string | null;
  fault_folio: string | null;
}

/** Verifications of the whole ledger, newest first. */
export function listVerifications(source: Queryable, now: Date, limit: number): Promise<VerificationRow[]> {
  return source.query<VerificationRow>(
    `SELECT v.id, ${RUNNING} AS running, v.asked_at, p.name AS asked_by, v.expected, v.entries, v.rows, v.seals, v.last_seal_day, v.last_seal_hash,
       v.finished_at, v.fault, v.fault_folio
     FROM ledger_verification v JOIN person p ON p.id = v.asked_by ORDER BY v.id DESC LIMIT $2`,
    [now, limit],
  );
}

/** How many seals there are, and the day of the newest. */
export async function sealedSoFar(source: Queryable): Promise<{ seals: number; last_day: string | null }> {
  const rows = await source.query<{ seals: number; last_day: string | null }>(
    'SELECT count(*)::int AS seals, max(day) AS last_day FROM ledger_seal',
  );
  return rows[0] ?? { seals: 0, last_day: null };
}
