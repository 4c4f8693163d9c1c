import type { Storage, StoredBlob, Tx } from '@oficialia/platform';
import { Readable } from 'node:stream';
import { languageOf } from '../fields/language.js';
import type { FailedPage, ReadPage } from './read-document.js';

/** Words that are surely written: a page with two of them is not blank, however pale it is. */
const SURE = { letters: 4, confidence: 85 };

/** The columns of a page with what they hold, after its pictures were stored. */
export async function pageColumns(storage: Storage, page: ReadPage | FailedPage): Promise<Record<string, unknown>> {
  const shown = page.status === 'read' ? page : page.shown;
  return {
    width: shown?.width ?? null,
    height: shown?.height ?? null,
    image_sha256: shown ? (await store(storage, shown.image)).sha256 : null,
    thumbnail_sha256: shown ? (await store(storage, shown.thumbnail)).sha256 : null,
    ...(page.status === 'read' ? readColumns(page) : { status: 'unreadable', failure: page.message }),
    ...factColumns(page),
  };
}

/** Writes a page; what was kept of it before is replaced. */
export async function keepPage(
  tx: Tx,
  documentId: number,
  number: number,
  columns: Record<string, unknown>,
): Promise<void> {
  const row = { ...EMPTY, ...columns };
  const names = Object.keys(row);
  const values = names.map((_, index) => `$${index + 3}`);
  await tx.query(
    `INSERT INTO page (document_id, number, ${names.join(', ')}) VALUES ($1, $2, ${values.join(', ')})
     ON CONFLICT (document_id, number) DO UPDATE SET (${names.join(', ')}) = ROW(${names.map((name) => `excluded.${name}`).join(', ')})`,
    [documentId, number, ...Object.values(row)],
  );
}

/** A page of which nothing was read. */
const EMPTY = { source: null, text: '', confidence: null, words: '[]', failure: null, language: null };

function readColumns(page: ReadPage): Record<string, unknown> {
  const words = page.words.map((word) => ({ ...word, text: clean(word.text) }));
  const { status, source, confidence } = page;
  const text = clean(page.text);
  return { status, source, text, confidence, words: JSON.stringify(words), language: languageOf(text) };
}

function factColumns(page: ReadPage | FailedPage): Record<string, unknown> {
  const facts = page.status === 'read' ? page.facts : page.shown?.facts;
  if (!facts) return { quarter_turns: 0, blank: false, codes: '[]', perceptual_hash: null };
  const { quarterTurns, blank, codes, perceptualHash } = facts;
  return {
    quarter_turns: quarterTurns,
    // A page that could not be read may have anything on it.
    blank: blank && page.status === 'read' && !isWritten(page),
    codes: JSON.stringify(codes.map(clean)),
    perceptual_hash: perceptualHash,
  };
}

function isWritten({ words }: ReadPage): boolean {
  const sure = words.filter(({ text, confidence }) => text.length >= SURE.letters && confidence >= SURE.confidence);
  return sure.length > 1;
}

function store(storage: Storage, image: Buffer): Promise<StoredBlob> {
  return storage.keep(Readable.from([image]));
}

/** PostgreSQL keeps neither NUL nor half characters, and the text layer of a PDF may hold both. */
function clean(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '');
}
