import type { Queryable, Tx } from '@oficialia/platform';
import type { DocumentStatus, Purpose } from '../document-row.js';
import type { DocumentType } from '../reading/reading.types.js';

/** A page (0: the whole file) that the machine gave up. */
export interface StoppedRow {
  document_id: number;
  number: number;
  reason: string;
  attempts: number;
  stopped_at: Date;
  /** Null for a scan that waits for its folio. */
  folio: string | null;
  name: string;
  type: DocumentType;
  purpose: Purpose;
  status: DocumentStatus;
  pages: number | null;
  /** A person has typed it meanwhile. */
  by_person: boolean;
}

/** What the machine gave up, latest first. */
export function stoppedReadings(
  source: Queryable,
  { limit, skip }: { limit: number; skip: number },
): Promise<StoppedRow[]> {
  return source.query<StoppedRow>(
    `SELECT s.document_id, s.number, s.reason, s.attempts, s.stopped_at, p.folio, d.name, d.type, d.purpose, d.status, d.pages,
       EXISTS (SELECT 1 FROM typed_page t WHERE t.document_id = s.document_id AND t.number = s.number) AS by_person
     FROM stopped_reading s JOIN document d ON d.id = s.document_id LEFT JOIN petition p ON p.id = d.petition_id
     ORDER BY s.stopped_at DESC, s.document_id, s.number LIMIT $1 OFFSET $2`,
    [limit, skip],
  );
}

export async function countStopped(source: Queryable): Promise<number> {
  const rows = await source.query<{ count: number }>('SELECT count(*)::int AS count FROM stopped_reading');
  return rows[0]?.count ?? 0;
}

/** The machine gave a page up (0: the whole file), once more or for the first time. */
export async function noteStopped(tx: Tx, documentId: number, number: number, reason: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO stopped_reading (document_id, number, reason, attempts, stopped_at) VALUES ($1, $2, $3, 1, $4)
     ON CONFLICT ON CONSTRAINT stopped_reading_pk DO UPDATE
       SET reason = excluded.reason, attempts = stopped_reading.attempts + 1, stopped_at = excluded.stopped_at`,
    [documentId, number, reason, at],
  );
}

/** The page was read after all. */
export async function noteRead(tx: Tx, documentId: number, number: number): Promise<void> {
  await tx.query('DELETE FROM stopped_reading WHERE document_id = $1 AND number = $2', [documentId, number]);
}
