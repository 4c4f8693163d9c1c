import type { Jobs, Tx } from '@oficialia/platform';
import { notReadable } from '../documents.errors.js';
import { documentStored, READING_PRIORITY } from '../documents.jobs.js';

/**
 * Has the pages of a document that failed read once more, but for those that a person has typed. Throws
 * `document.reading` when there is none.
 */
export async function readAgain(tx: Tx, jobs: Jobs, documentId: number): Promise<void> {
  const rows: { id: number }[] = await tx.query(
    `WITH again AS (UPDATE document d SET status = 'waiting', failure = NULL
       WHERE id = $1 AND (status = 'unreadable' OR status = 'read' AND EXISTS (SELECT 1 ${FAILED})) RETURNING id)
     SELECT id FROM again`,
    [documentId],
  );
  if (!rows[0]) throw notReadable();
  await tx.query(`DELETE FROM page WHERE document_id = $1 AND number IN (SELECT g.number ${FAILED})`, [documentId]);
  await jobs.enqueue(tx, documentStored, { documentId }, { priority: READING_PRIORITY.petition });
}

const FAILED = `FROM page_text t JOIN page g ON g.document_id = t.document_id AND g.number = t.number
  WHERE t.document_id = $1 AND g.status = 'unreadable' AND NOT t.by_person`;
