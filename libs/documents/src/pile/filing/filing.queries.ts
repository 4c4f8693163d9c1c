import type { Actor, Tx } from '@oficialia/platform';
import type { Paper } from './bundle-paper.js';

export const FILING_PURPOSES = ['petition', 'annex', 'acknowledgement'] as const;
export type FilingPurpose = (typeof FILING_PURPOSES)[number];

/**
 * The document that a paper becomes, with what was read of its pages. The same bytes in the same petition are one
 * document: then `isNew` is false and nothing was written.
 */
export async function insertPaper(
  tx: Tx,
  petitionId: number,
  actor: Actor,
  paper: Paper,
  now: Date,
  purpose?: FilingPurpose,
): Promise<{ id: number; isNew: boolean; as: string }> {
  const known: { id: number; purpose: string; sha256: string }[] = await tx.query(
    "SELECT id, purpose, sha256 FROM document WHERE petition_id = $1 AND (sha256 = $2 OR purpose = 'petition')",
    [petitionId, paper.sha256],
  );
  const twin = known.find(({ sha256 }) => sha256 === paper.sha256);
  if (twin) return { id: twin.id, isNew: false, as: twin.purpose };
  const as = purpose ?? (known.length > 0 ? 'annex' : 'petition');
  const inserted: { id: number }[] = await tx.query(
    `INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at, pages)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [petitionId, as, paper.name, paper.type, paper.size, paper.sha256, actor.id, now, paper.pages.length],
  );
  const { id } = inserted[0] as { id: number };
  await copyPages(tx, id, paper);
  return { id, isNew: true, as };
}

/** What was read of the pages of a scan goes along; a page that a person turned is read again as it lies now. */
async function copyPages(tx: Tx, documentId: number, { pages, isOriginal }: Paper): Promise<void> {
  const kept = pages.flatMap(({ document, page, turn }, index) =>
    turn === 0 ? { document, page, number: index + 1 } : [],
  );
  await tx.query(
    `INSERT INTO page (document_id, number, status, source, text, confidence, words, width, height, image_sha256,
       thumbnail_sha256, quarter_turns, blank, codes, perceptual_hash, language, failure, read_at)
     SELECT $1::bigint, m.number, g.status, g.source, g.text, g.confidence, g.words, g.width, g.height, g.image_sha256,
       g.thumbnail_sha256, CASE WHEN $3::boolean THEN g.quarter_turns ELSE 0 END, g.blank, g.codes, g.perceptual_hash, g.language,
       g.failure, g.read_at
     FROM jsonb_to_recordset($2::jsonb) AS m(document bigint, page integer, number integer)
     JOIN page g ON g.document_id = m.document AND g.number = m.page`,
    [documentId, JSON.stringify(kept), isOriginal],
  );
}
