import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { DocumentRow, PageLine, PageRow } from './document-row.js';
import { documentNotFound, notSearchable, pageNotFound } from './documents.errors.js';

const DOCUMENT = `SELECT d.id, d.petition_id, p.folio, d.purpose, d.name, d.type, d.size, d.sha256, d.added_at,
    who.name AS added_by_name, d.status, d.pages, d.failure, d.remarks, d.searchable_sha256, g.pages_done, g.pages_failed, g.confidence, g.cover
  FROM document d JOIN petition p ON p.id = d.petition_id JOIN person who ON who.id = d.added_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS pages_done, count(*) FILTER (WHERE g.status = 'unreadable')::int AS pages_failed,
      avg(g.confidence) FILTER (WHERE g.status = 'read' AND g.source = 'ocr') AS confidence,
      min(g.number) FILTER (WHERE g.thumbnail_sha256 IS NOT NULL) AS cover
    FROM page g WHERE g.document_id = d.id) g`;

/** A reply's file is its department's, and the office's once the reply counts. `parameter` holds `actor.departmentId`. */
export const mayRead = (parameter: number) => `may_read_document(d.id, $${parameter}::int)`;

/** The documents of a petition in the order in which they came. The caller has seen that the actor may see it. */
export function documentsOf(source: Queryable, petitionId: number, actor: Actor): Promise<DocumentRow[]> {
  return source.query<DocumentRow>(`${DOCUMENT} WHERE d.petition_id = $1 AND ${mayRead(2)} ORDER BY d.id`, [
    petitionId,
    actor.departmentId,
  ]);
}

/** The document with this id of this petition, if the actor may see it; else `document.not-found`. */
export async function findDocument(source: Queryable, folio: string, id: string, actor: Actor): Promise<DocumentRow> {
  const sql = `${DOCUMENT} WHERE p.folio = $1 AND d.id = $2 AND ${inSight(3)} AND ${mayRead(3)}`;
  const rows = await source.query<DocumentRow>(sql, [folio, wholeNumber(id), actor.departmentId]);
  if (!rows[0]) throw documentNotFound();
  return rows[0];
}

/** Pages of a long document that are shown in small around the one that is shown in large. */
const MOST_THUMBNAILS = 80;

/** The pages that are done around one of them, without their text; eighty at most. */
export function pagesAround(source: Queryable, documentId: number, number: number): Promise<PageLine[]> {
  const columns = 'number, status, width, height, blank';
  return source.query<PageLine>(
    `SELECT ${columns} FROM (
       (SELECT ${columns} FROM page WHERE document_id = $1 AND number < $2 ORDER BY number DESC LIMIT ${MOST_THUMBNAILS / 2})
       UNION ALL
       (SELECT ${columns} FROM page WHERE document_id = $1 AND number >= $2 ORDER BY number LIMIT ${MOST_THUMBNAILS / 2})) g
     ORDER BY number`,
    [documentId, number],
  );
}

/** The pages of a document that are done with their text as it counts now, in order; one of them when `number` is given. */
export function textsOf(source: Queryable, documentId: number, number?: number): Promise<PageRow[]> {
  return source.query<PageRow>(
    `SELECT g.number, g.status, g.width, g.height, g.source, t.text, g.confidence, g.words, g.failure, g.blank,
       t.version, t.by_person, t.verdict, t.reason, t.doubtful, who.name AS typed_by_name, t.typed_at
     FROM page g JOIN page_text t ON t.document_id = g.document_id AND t.number = g.number
     LEFT JOIN person who ON who.id = t.typed_by
     WHERE g.document_id = $1 AND ($2::int IS NULL OR g.number = $2) ORDER BY g.number`,
    [documentId, number ?? null],
  );
}

export const IMAGE_COLUMNS = { image: 'image_sha256', thumbnail: 'thumbnail_sha256' } as const;
export type PageImage = keyof typeof IMAGE_COLUMNS;

export interface PagePicture {
  document_id: number;
  /** Null when the page could not be shown. */
  sha256: string | null;
}

/** Where the picture of a page is stored, in one look: a document shows hundreds. Throws `document.page-not-found`. */
export async function pictureOf(
  source: Queryable,
  which: PageImage,
  page: { folio: string; id: string; number: string },
  actor: Actor,
): Promise<PagePicture> {
  const rows = await source.query<PagePicture>(
    `SELECT g.document_id, g.${IMAGE_COLUMNS[which]} AS sha256 FROM petition p JOIN document d ON d.petition_id = p.id
     JOIN page g ON g.document_id = d.id WHERE p.folio = $1 AND d.id = $2 AND g.number = $3 AND ${inSight(4)} AND ${mayRead(4)}`,
    [page.folio, wholeNumber(page.id), wholeNumber(page.number), actor.departmentId],
  );
  if (!rows[0]) throw pageNotFound();
  return rows[0];
}

/** Where the searchable PDF of a document is stored. Throws `document.not-searchable` until it is made. */
export async function searchableOf(source: Queryable, documentId: number): Promise<string> {
  const rows = await source.query<{ sha256: string | null }>(
    'SELECT searchable_sha256 AS sha256 FROM document WHERE id = $1',
    [documentId],
  );
  if (!rows[0]?.sha256) throw notSearchable();
  return rows[0].sha256;
}

/** A number out of an address; what is none finds nothing. */
export function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
