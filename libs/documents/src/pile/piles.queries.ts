import type { Queryable } from '@oficialia/platform';
import type { DocumentStatus } from '../document-row.js';
import { IMAGE_COLUMNS, wholeNumber, type PageImage, type PagePicture } from '../documents.queries.js';
import type { DocumentType } from '../reading/reading.types.js';
import type { Arrangement, PageRef } from './arrangement.js';
import type { FileRole, PileActRow, PileSource } from './pile-row.js';
import { pileNotFound } from './piles.errors.js';

export interface PileRow {
  id: number;
  source: PileSource;
  name: string;
  opened_by: number;
  opened_by_name: string;
  opened_at: Date;
  awaits_backs: boolean;
  arrangement: Arrangement;
  version: number;
}

/** A file of a pile with how far its reading is. */
export interface PileFileRow {
  document_id: number;
  position: number;
  role: FileRole;
  replaces_document: number | null;
  replaces_page: number | null;
  arranged_at: Date | null;
  name: string;
  type: DocumentType;
  sha256: string;
  status: DocumentStatus;
  pages: number | null;
  pages_done: number;
  failure: string | null;
  /** Spanish sentences about what else the file holds. */
  remarks: string[];
}

const PILE = `SELECT l.id, l.source, l.name, l.opened_by, who.name AS opened_by_name, l.opened_at, l.awaits_backs,
    l.arrangement, l.version FROM pile l JOIN person who ON who.id = l.opened_by`;

/** The pile with this id. Throws `pile.not-found`. */
export async function findPile(source: Queryable, id: number): Promise<PileRow> {
  const rows = await source.query<PileRow>(`${PILE} WHERE l.id = $1`, [id]);
  if (!rows[0]) throw pileNotFound();
  return rows[0];
}

const UNFINISHED =
  '(l.waiting > 0 OR EXISTS (SELECT 1 FROM pile_file f WHERE f.pile_id = l.id AND f.arranged_at IS NULL))';

/** Piles with something left to read or to file, oldest first; or the newest of those that are done. */
export function listPiles(source: Queryable, which: 'unfinished' | 'finished', limit: number): Promise<PileRow[]> {
  const condition = which === 'unfinished' ? `${UNFINISHED} ORDER BY l.id` : `NOT ${UNFINISHED} ORDER BY l.id DESC`;
  return source.query<PileRow>(`${PILE} WHERE ${condition} LIMIT $1`, [limit]);
}

/** The files of these piles in the order in which they came in. */
export function filesOf(source: Queryable, pileIds: number[]): Promise<(PileFileRow & { pile_id: number })[]> {
  return source.query(
    `SELECT f.pile_id, f.document_id, f.position, f.role, f.replaces_document, f.replaces_page, f.arranged_at, d.name, d.type,
       d.sha256, d.status, d.pages, d.failure, d.remarks,
       (SELECT count(*)::int FROM page g WHERE g.document_id = d.id) AS pages_done
     FROM pile_file f JOIN document d ON d.id = f.document_id WHERE f.pile_id = ANY ($1) ORDER BY f.pile_id, f.position`,
    [pileIds],
  );
}

/** A pile with its files; throws `pile.not-found`. */
export async function pileWithFiles(source: Queryable, id: number): Promise<{ pile: PileRow; files: PileFileRow[] }> {
  // Files first: where they are split, the bundles read behind them are those of the splitting or later ones.
  const files = await filesOf(source, [id]);
  return { files, pile: await findPile(source, id) };
}

/** The pile that a scan belongs to. */
export async function pileOfScan(source: Queryable, documentId: number): Promise<number | undefined> {
  const rows = await source.query<{ pile_id: number }>('SELECT pile_id FROM pile_file WHERE document_id = $1', [
    documentId,
  ]);
  return rows[0]?.pile_id;
}

/** Where the picture of a page of a pile is stored; undefined when there is no such page in that pile. */
export async function scanPictureOf(
  source: Queryable,
  which: PageImage,
  at: { pile: string; document: string; page: string },
): Promise<PagePicture | undefined> {
  const rows = await source.query<PagePicture>(
    `SELECT g.document_id, g.${IMAGE_COLUMNS[which]} AS sha256 FROM pile_file f JOIN page g ON g.document_id = f.document_id
     WHERE f.pile_id = $1 AND f.document_id = $2 AND g.number = $3`,
    [wholeNumber(at.pile), wholeNumber(at.document), wholeNumber(at.page)],
  );
  return rows[0];
}

export interface PileSheet extends PageRef {
  status: 'read' | 'unreadable';
  width: number | null;
  height: number | null;
  quarter_turns: number;
  failure: string | null;
  text: string;
}

/** Every read page of a pile. */
export function sheetsOf(source: Queryable, pileId: number): Promise<PileSheet[]> {
  return source.query<PileSheet>(
    `SELECT g.document_id AS document, g.number AS page, g.status, g.width, g.height, g.quarter_turns, g.failure,
       left(g.text, 200) AS text
     FROM page g JOIN pile_file f ON f.document_id = g.document_id WHERE f.pile_id = $1 ORDER BY f.position, g.number`,
    [pileId],
  );
}

/** The last acts on a pile, newest first; `undone` says which were taken back. */
export function actsOf(
  source: Queryable,
  pileId: number,
  limit: number,
): Promise<(PileActRow & { is_undone: boolean })[]> {
  return source.query(
    `SELECT a.id, a.version, a.act, a.data, a.changes, a.undoes, who.name AS acted_by_name, a.acted_at,
       EXISTS (SELECT 1 FROM pile_act u WHERE u.undoes = a.id) AS is_undone
     FROM pile_act a JOIN person who ON who.id = a.acted_by WHERE a.pile_id = $1 ORDER BY a.version DESC LIMIT $2`,
    [pileId, limit],
  );
}

/** Other places where the content of a file of this pile was received before. */
export function knownBefore(
  source: Queryable,
  pileId: number,
): Promise<{ name: string; folio: string | null; pile_id: number | null }[]> {
  return source.query(
    `SELECT DISTINCT ON (d.id) d.name, p.folio, other.pile_id
     FROM pile_file f JOIN document d ON d.id = f.document_id
     JOIN document same ON same.sha256 = d.sha256 AND same.id < d.id
     LEFT JOIN petition p ON p.id = same.petition_id LEFT JOIN pile_file other ON other.document_id = same.id
     WHERE f.pile_id = $1 ORDER BY d.id, same.id`,
    [pileId],
  );
}
