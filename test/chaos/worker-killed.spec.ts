import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';

const PAGES = 4;

interface Page {
  number: number;
  status: string;
  text: string;
  /** The transaction that wrote the row: another one would show that the page was read again. */
  written: string;
}

let office: RealOffice;
let desk: Program;

beforeAll(async () => {
  office = await RealOffice.open();
  desk = await office.desk();
});
afterAll(() => office.close());

describe('A worker that is killed while it reads', () => {
  it('is followed by another one, which reads the pages that are missing and no other', async () => {
    const [first, folio] = [await office.worker(), await office.petition(desk)];
    const { status, body } = await office.upload(desk, folio, 'expediente.tif', await scan());
    expect(status).toBe(201);
    const id = body.added[0]!.id;
    await until('the first pages are read', async () => (await pages(id)).length > 0, 60_000);
    await first.kill();
    const done = await pages(id);
    expect(done.length).toBeLessThan(PAGES);
    expect(await statusOf(id)).toBe('reading');
    await office.worker();
    await until('the other one has finished', async () => !['waiting', 'reading'].includes(await statusOf(id)), 90_000);
    expect(await statusOf(id)).toBe('read');
    const all = await pages(id);
    expect(all.map(({ number, status: read }) => [number, read])).toEqual(numbers().map((number) => [number, 'read']));
    // Two threads read at once: the second page may be done before the first.
    expect(all).toEqual(expect.arrayContaining(done));
    for (const { text } of all) expect(text).toMatch(/fuga de agua/i);
    expect(await announced(id)).toBe(1);
    await office.expectWhole();
  });
});

const numbers = () => Array.from({ length: PAGES }, (_, index) => index + 1);

/** One file of several scanned pages; the upper part of a letter is enough to be read. */
async function scan(): Promise<Buffer> {
  const letter = sharp(projectPath('test/samples/documents/carta-agua.tif')).toColourspace('srgb');
  const upper = letter.extract({ left: 0, top: 0, width: 1700, height: 700 });
  const page = await upper.extend({ bottom: 1500, background: 'white' }).png().toBuffer();
  const all = numbers().map(() => page);
  return sharp(all, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

function pages(documentId: number): Promise<Page[]> {
  const sql = 'SELECT number, status, text, xmin::text AS written FROM page WHERE document_id = $1 ORDER BY number';
  return office.query<Page & Record<string, unknown>>(sql, [documentId]);
}

async function statusOf(documentId: number): Promise<string> {
  const rows = await office.query<{ status: string }>('SELECT status FROM document WHERE id = $1', [documentId]);
  return rows[0]?.status ?? 'missing';
}

/** How often the end of the reading was announced. */
async function announced(documentId: number): Promise<number | undefined> {
  const sql = `SELECT count(*)::int FROM pgboss.job WHERE name = 'document.read' AND data ->> 'documentId' = $1`;
  return (await office.query<{ count: number }>(sql, [String(documentId)]))[0]?.count;
}
