import type { Tx } from '@oficialia/platform';
import type { FailedPage, ReadPage } from './read-document.js';

/** Names of a page's pictures in the storage; null when it could not be shown. */
export interface StoredPictures {
  image: string | null;
  thumbnail: string | null;
}

const COLUMNS = `status, source, text, confidence, words, width, height, image_sha256, thumbnail_sha256, failure,
  read_at, quarter_turns, blank, codes, perceptual_hash`;

/** Writes what was read of a page, in the place of what was read before. */
export async function keepPage(
  tx: Tx,
  documentId: number,
  number: number,
  page: ReadPage | FailedPage,
  pictures: StoredPictures,
  at: Date,
): Promise<void> {
  const { width = null, height = null } = (page.status === 'read' ? page : page.shown) ?? {};
  const read =
    page.status === 'read' ? ['read', page.source, clean(page.text), page.confidence] : ['unreadable', null, '', null];
  const words = page.status === 'read' ? page.words.map((word) => ({ ...word, text: clean(word.text) })) : [];
  const failure = page.status === 'read' ? null : page.message;
  const seen = [JSON.stringify(words), width, height, pictures.image, pictures.thumbnail];
  const values = [...read, ...seen, failure, at, ...factColumns(page)];
  await tx.query(
    `INSERT INTO page (document_id, number, ${COLUMNS}) VALUES ($1, $2, ${values.map((_, i) => `$${i + 3}`).join(', ')})
     ON CONFLICT (document_id, number) DO UPDATE SET (${COLUMNS}) = ROW(${COLUMNS.replaceAll(/\w+/g, 'excluded.$&')})`,
    [documentId, number, ...values],
  );
}

/** Values of quarter_turns, blank, codes, perceptual_hash. What the engine could read well is no blank page. */
function factColumns(page: ReadPage | FailedPage): [number, boolean, string, string | null] {
  const facts = page.status === 'read' ? page.facts : page.shown?.facts;
  if (!facts) return [0, false, '[]', null];
  const words = page.status === 'read' ? page.words : [];
  const isWritten = words.filter(({ text, confidence }) => text.length > 3 && confidence >= 85).length > 1;
  const codes = JSON.stringify(facts.codes.map(clean));
  return [facts.quarterTurns, facts.blank && !isWritten, codes, facts.perceptualHash];
}

/** PostgreSQL keeps neither NUL nor half characters, and the text layer of a PDF may hold both. */
function clean(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '');
}
