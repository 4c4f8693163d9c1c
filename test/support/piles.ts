import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { Jobs } from '@oficialia/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk.js';
import type { SignedIn } from './signed-in.js';

interface Bundle {
  id: number;
  folio?: string;
  doubt?: string;
  department?: string;
  pages: { document: number; page: number; turn: number; hidden?: string }[];
  filed?: { folio: string; document: number };
}

/** What is on a page of a pile: QR texts, nothing, or that it could not be read. */
export interface Sheet {
  codes?: string[];
  blank?: boolean;
  unreadable?: boolean;
}

/** A PDF of pages that say which they are; the same bytes for the same words. */
export async function pagesPdf(words: string[]): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const word of words) pdf.addPage([612, 792]).drawText(word, { x: 72, y: 700, size: 24, font });
  return Buffer.from(await pdf.save());
}

/** Sends files as one pile by the form; its id. */
export async function sendPile(
  clerk: SignedIn,
  files: Record<string, Buffer>,
  fields: Record<string, string> = {},
): Promise<number> {
  const { status, headers } = await multipart(clerk, '/digitalizaciones', files, fields);
  if (status !== 303) throw new Error(`the pile was not opened: ${status}`);
  return Number(/(\d+)$/.exec(headers['location'] ?? '')?.[1]);
}

export function multipart(
  clerk: SignedIn,
  path: string,
  files: Record<string, Buffer>,
  fields: Record<string, string> = {},
) {
  let call = clerk.agent.post(path).field('_csrf', clerk.csrf);
  for (const [name, value] of Object.entries(fields)) call = call.field(name, value);
  for (const [name, file] of Object.entries(files)) call = call.attach('files', file, name);
  return call;
}

/** The reading of the pile's last file has ended with these pages, as the reading leaves it; the worker is told. */
export async function readAs(desk: Desk, pile: number, sheets: Sheet[]): Promise<number> {
  const [file] = await desk.database.query<{ id: number }>(
    'SELECT document_id AS id FROM pile_file WHERE pile_id = $1 ORDER BY position DESC LIMIT 1',
    [pile],
  );
  const id = Number(file?.id);
  await desk.database.query(
    `INSERT INTO page (document_id, number, status, source, text, confidence, blank, codes, failure, read_at)
     SELECT $1::bigint, n, CASE WHEN s ->> 'unreadable' = 'true' THEN 'unreadable' ELSE 'read' END, 'ocr', 'Hoja ' || n || ' de ' || $1::bigint,
       90, coalesce((s ->> 'blank')::boolean, false), coalesce(s -> 'codes', '[]'),
       CASE WHEN s ->> 'unreadable' = 'true' THEN 'No se pudo leer.' END, now()
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS sheet(s, n)`,
    [id, JSON.stringify(sheets)],
  );
  await desk.database.query("UPDATE document SET status = 'read', pages = $2 WHERE id = $1", [id, sheets.length]);
  await tellWorker(desk, id);
  return id;
}

export async function tellWorker(desk: Desk, scan: number): Promise<void> {
  await desk.app.get(Jobs).boss.send('scan.read', { documentId: scan });
}

/** The bundles of a pile as they are now, with the version. */
export async function bundlesOf(desk: Desk, pile: number): Promise<{ version: number; bundles: Bundle[] }> {
  const [row] = await desk.database.query<{ version: number; arrangement: { bundles: Bundle[] } }>(
    'SELECT version, arrangement FROM pile WHERE id = $1',
    [pile],
  );
  if (!row) throw new Error(`no pile ${pile}`);
  return { version: row.version, bundles: row.arrangement.bundles };
}

/** Waits until the bundles are as wanted; throws with the last ones. */
export async function bundlesWhen(desk: Desk, pile: number, wanted: (bundles: Bundle[]) => boolean, patience = 20_000) {
  for (let waited = 0; ; waited += 100) {
    const now = await bundlesOf(desk, pile);
    if (wanted(now.bundles)) return now;
    if (waited > patience) throw new Error(`the pile stays at ${JSON.stringify(now)}`);
    await sleep(100);
  }
}

/** `folio: pages`, hidden ones in brackets, filed ones with a full stop. */
export function shapeOf(bundles: Bundle[]): string[] {
  return bundles.map(({ folio = '?', pages, filed }) => {
    const numbers = pages.map(({ page, hidden }) => (hidden ? `(${page})` : `${page}`)).join(' ');
    return `${filed?.folio ?? folio}: ${numbers}${filed ? '.' : ''}`;
  });
}
