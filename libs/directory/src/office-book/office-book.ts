import type { Tx } from '@oficialia/platform';

/** An entry that no trigger writes, because no setting changes: somebody came in, or took a copy. */
export interface OfficeBookEntry {
  at: Date;
  /** Undefined when nobody was let in. */
  actor?: { id: number; name: string };
  address: string;
  act: 'signed_in' | 'sign_in_failed' | 'sign_in_locked' | 'signed_out' | 'ledger_exported' | 'petition_verified';
  /** Whose account it was about. */
  personId?: number;
  /** Ids, codes, counts and digests; nothing that was typed. */
  data?: Record<string, unknown>;
}

/** Writes an entry in the transaction of what it tells. What changes settings is written by triggers (migration 028). */
export async function enterInOfficeBook(tx: Tx, entry: OfficeBookEntry): Promise<void> {
  const { at, actor, address, act, personId, data = {} } = entry;
  await tx.query(
    `INSERT INTO office_entry (at, actor_id, actor_name, address, act, thing, thing_key, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      at,
      actor?.id ?? null,
      actor?.name ?? 'Sin identificar',
      address,
      act,
      personId === undefined ? null : 'person',
      personId === undefined ? null : String(personId),
      JSON.stringify(data),
    ],
  );
}
