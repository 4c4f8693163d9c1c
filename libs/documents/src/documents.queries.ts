import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { DocumentRow, PageLine, PageRow } from './document-row.js';
import { documentNotFound, notSearchable, pageNotFound } from './documents.errors.js';

const DOCUMENT = `SELECT d.id, d.petition_id, p.folio, d.purpose, d.name, d.type, d.size, d.sha256, d.added_at,
    who.name AS added_by_name, d.status, d.pages, d.failure, g.pages_done, g.pages_failed, g.confidence, g.cover
  FROM document d JOIN petition p ON p.id = d.petition_id JOIN person who ON who.id = d.added_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS pages_done, count(*) FILTER (WHERE g.status = 'unreadable')::int AS pages_failed,
      avg(g.confidence) FILTER (WHERE g.status = 'read' AND g.source = 'ocr') AS confidence,
      min(g.number) FILTER (WHERE g.thumbnail_sha256 IS NOT NULL) AS cover
    FROM page g WHERE g.document_id = d.id) g`;

/** The documents of a petition in the order in which they came. The caller has seen that the actor may see it. */
export function documentsOf(source: Queryable, petitionId: number): Promise<DocumentRow[]> {
  return source.query<DocumentRow>(`${DOCUMENT} WHERE d.petition_id = $1 ORDER BY d.id`, [petitionId]);
}

/** The document with this id of this petition, if the actor may see it; else `document.not-found`. */
export async function findDocument(source: Queryable, folio: string, id: string, actor: Actor): Promise<DocumentRow> {
  const sql = `${DOCUMENT} WHERE p.folio = $1 AND d.id = $2 AND ${inSight(3)}`;
  const rows = await source.query<DocumentRow>(sql, [folio, wholeNumber(id), actor.departmentId]);
  if (!rows[0]) throw documentNotFound();
  return rows[0];
}

/** The pages of a document that are done, without their text. */
export function pagesOf(source: Queryable, documentId: number): Promise<PageLine[]> {
  return source.query<PageLine>(
    'SELECT number, status, width, height FROM page WHERE document_id = $1 ORDER BY number',
    [documentId],
  );
}

/** The pages of a document that are done with their text, in order; one of them when `number` is given. */
export function textsOf(source: Queryable, documentId: number, number?: number): Promise<PageRow[]> {
  return source.query<PageRow>(
    `SELECT number, status, width, height, source, text, confidence, words, failure FROM page
     WHERE document_id = $1 AND ($2::int IS NULL OR number = $2) ORDER BY number`,
    [documentId, number ?? null],
  );
}

const IMAGE_COLUMNS = { image: 'image_sha256', thumbnail: 'thumbnail_sha256' } as const;
export type PageImage = keyof typeof IMAGE_COLUMNS;

/** Where the picture of a page is stored: null when the page could not be shown. Throws `document.page-not-found`. */
export async function pictureOf(
  source: Queryable,
  documentId: number,
  page: string,
  which: PageImage,
): Promise<string | null> {
  const rows = await source.query<{ sha256: string | null }>(
    `SELECT ${IMAGE_COLUMNS[which]} AS sha256 FROM page WHERE document_id = $1 AND number = $2`,
    [documentId, wholeNumber(page)],
  );
  if (!rows[0]) throw pageNotFound();
  return rows[0].sha256;
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
