import type { Queryable } from '@oficialia/platform';
import { FOLIO_OF_ENTRY } from '../../ledger/attested-tables.js';
import type { SealRow } from '../../ledger/seal-verification.js';
import type { LedgerCondition } from '../ledger-search.queries.js';
import type { ExportedEntry } from './export-format.js';

/** Every seal, the first first. */
export function sealsOf(source: Queryable): Promise<SealRow[]> {
  return source.query<SealRow>('SELECT * FROM ledger_seal ORDER BY id');
}

/** What is read of an entry; its hashes are bytes still. */
type ReadEntry = Omit<ExportedEntry, 'kind' | 'seal' | 'hash' | 'previousHash'> & {
  hash: Buffer;
  previousHash: Buffer;
  sealId: number | null;
  position: number | null;
};

/** What a condition finds, seal by seal; what is not sealed yet comes last. */
export function entriesToExport(source: Queryable, { sql, values }: LedgerCondition): Promise<ReadEntry[]> {
  return source.query<ReadEntry>(
    `SELECT e.petition_id AS "petitionId", ${FOLIO_OF_ENTRY} AS folio, e.seq,
       to_json(e.at AT TIME ZONE 'UTC') #>> '{}' AS at, e.actor_id AS "actorId", e.actor_name AS "actorName", e.address, e.act,
       e.data::text AS data, e.previous_hash AS "previousHash", e.hash, s.seal_id AS "sealId", s.position
     FROM (SELECT e.* FROM ${sql}) e LEFT JOIN ledger_sealed_entry s ON s.entry_id = e.id
     LEFT JOIN petition p ON p.id = e.petition_id LEFT JOIN reserved_folio r ON r.petition_id = e.petition_id
     ORDER BY s.seal_id NULLS LAST, s.position, e.petition_id, e.seq`,
    values,
  );
}
