import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import { mayRead } from '../documents.queries.js';
import type { Purpose } from '../document-row.js';

export interface Duplicate {
  id: number;
  folio: string;
  name: string;
  purpose: Purpose;
  added_at: Date;
  /** The same file, byte by byte; else its pages look alike. */
  same: boolean;
  /** How many pages of this document are found there. */
  pages: number;
}

/** Of 64 bits. New scans of 11 pages differed in 0 to 6, pages of different letters in 8 or more (of 276 pairs). */
const MOST_BITS = 4;
/** Who sends a file twice sends its first pages twice. */
const MOST_PAGES = 20;
const MOST_FOUND = 10;

/** The expression of the index page_looks. */
const quarters = (page: string) => `ARRAY[${page}.perceptual_hash >> 48 & 65535,
  65536 + (${page}.perceptual_hash >> 32 & 65535), 131072 + (${page}.perceptual_hash >> 16 & 65535),
  196608 + (${page}.perceptual_hash & 65535)]`;

/**
 * Other documents that the actor may see and that are this file once more, or hold scans of its pages: of the same
 * petition or another. It is for people to say whether they are duplicates. The same files come first.
 */
export function duplicatesOf(source: Queryable, documentId: number, actor: Actor): Promise<Duplicate[]> {
  return source.query<Duplicate>(
    `WITH alike AS (
       SELECT other.document_id AS id, count(DISTINCT mine.number)::int AS pages
       FROM (SELECT number, perceptual_hash FROM page WHERE document_id = $1 AND perceptual_hash IS NOT NULL AND NOT blank
             ORDER BY number LIMIT ${MOST_PAGES}) mine
       JOIN page other ON other.perceptual_hash IS NOT NULL AND ${quarters('other')} && ${quarters('mine')}
         AND bit_count((other.perceptual_hash # mine.perceptual_hash)::bit(64)) <= ${MOST_BITS}
       WHERE other.document_id <> $1 GROUP BY other.document_id
     ), found AS (
       SELECT d.id, true AS same, coalesce(d.pages, 0) AS pages FROM document d, document me
       WHERE me.id = $1 AND d.sha256 = me.sha256 AND d.id <> me.id
       UNION ALL
       SELECT id, false, pages FROM alike
     )
     SELECT d.id, p.folio, d.name, d.purpose, d.added_at, f.same, f.pages
     FROM (SELECT DISTINCT ON (id) id, same, pages FROM found ORDER BY id, same DESC) f
     JOIN document d ON d.id = f.id JOIN petition p ON p.id = d.petition_id
     WHERE ${inSight(2)} AND ${mayRead(2)} ORDER BY f.same DESC, f.pages DESC, d.id LIMIT ${MOST_FOUND}`,
    [documentId, actor.departmentId],
  );
}
