import type { Actor, Queryable } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { Purpose } from '../document-row.js';
import { mayRead } from '../documents.queries.js';
import { wordsLike } from './marked-text.js';
import { anyOf, type SearchTerms } from './search-terms.js';

/** Longer pages are shown as far as this. */
const MARKED_LETTERS = 100_000;

/** A petition that was found, with the page that shows it best. */
type Line = Pick<
  PetitionRow,
  | 'id'
  | 'folio'
  | 'received_at'
  | 'sender_name'
  | 'sender_institution'
  | 'document_number'
  | 'document_kind_name'
  | 'subject'
  | 'status'
  | 'priority'
> & {
  in_other: boolean;
  document_id: number | null;
  document_name: string | null;
  purpose: Purpose | null;
  page: number | null;
  pages: number | null;
  text: string | null;
  doubtful: boolean | null;
};

export type HitRow = Line & {
  /** The words that were looked for as its texts have them, in small letters. */
  words: ReadonlySet<string>;
};

const readText = `left(normalize(g.text, NFC), ${MARKED_LETTERS})`;
const readWords = `to_tsvector('oficialia', search_fold(${readText}))`;

/**
 * The page that shows most of the words: of a long petition in the stretch that has most of them. A single page is not
 * asked whether it has any, for something must be shown.
 */
const BEST_PAGE = `SELECT g.document_id, d.name, d.purpose, d.pages, g.number, ${readText} AS text, g.doubtful
  FROM document d JOIN page_text g ON g.document_id = d.id
  LEFT JOIN LATERAL (
    SELECT s.document_id, s.first_page, s.last_page FROM search_stretch s
    WHERE e.continued AND s.petition_id = e.petition_id AND s.vector @@ $2::tsquery
    ORDER BY (s.vector @@ $3::tsquery) DESC, s.document_id, s.first_page LIMIT 1
  ) stretch ON true
  WHERE d.petition_id = e.petition_id AND g.text <> '' AND ${mayRead(5)} AND (NOT e.continued
    OR (g.document_id = stretch.document_id AND g.number BETWEEN stretch.first_page AND stretch.last_page))
  ORDER BY CASE WHEN count(*) OVER () = 1 THEN 0 WHEN ${readWords} @@ $3::tsquery THEN 0 WHEN ${readWords} @@ $2::tsquery THEN 1
    ELSE 2 END, g.document_id, g.number LIMIT 1`;

const HITS = `SELECT p.id, p.folio, p.received_at, p.sender_name, p.sender_institution, p.document_number,
    kind.name AS document_kind_name, p.subject, p.status, p.priority, e.vector @@ $4::tsquery AS in_other,
    best.document_id, best.name AS document_name, best.purpose, best.number AS page, best.pages, best.text, best.doubtful
  FROM unnest($1::bigint[]) WITH ORDINALITY AS found(id, n) JOIN petition p ON p.id = found.id
  JOIN search_entry e ON e.petition_id = p.id JOIN document_kind kind ON kind.key = p.document_kind
  LEFT JOIN LATERAL (${BEST_PAGE}) best ON true ORDER BY found.n`;

/** Which words have one of the stems. Marking whole texts in the database takes ten times as long. */
const WORDS = `SELECT word FROM unnest($1::text[]) AS word
  WHERE to_tsvector('oficialia', search_fold(normalize(word, NFC))) @@ $2::tsquery`;

/** What the results with these ids show, in the order of the ids. The caller has found them in sight of its actor. */
export async function hitsOf(
  source: Queryable,
  ids: readonly number[],
  { stems }: SearchTerms,
  { departmentId }: Actor,
): Promise<HitRow[]> {
  if (ids.length === 0) return [];
  const any = anyOf(stems);
  const all = stems.map((stem) => `(${anyOf([stem])})`).join(' & ');
  const lines = await source.query<Line>(HITS, [ids, any, all, anyOf(stems, 'C'), departmentId]);
  const texts = lines.flatMap((p) => [p.text, p.subject, p.sender_name, p.sender_institution, p.document_number]);
  const found = await source.query<{ word: string }>(WORDS, [wordsLike(texts, stems), any]);
  const words = new Set(found.map(({ word }) => word));
  return lines.map((line) => ({ ...line, words }));
}
