import { PDFDocument } from '@cantoo/pdf-lib';
import { Jobs, projectPath } from '@oficialia/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesForm, openDocumentsHouse, signedIn, type DocumentsHouse } from './documents-house.js';

let house: DocumentsHouse;
let clerk: { token: string; username: string; password: string; actor: { id: number } };

beforeAll(async () => {
  house = await openDocumentsHouse();
  clerk = await house.person('intake_clerk');
}, 60_000);
afterAll(() => house.close());

/** One file of so many scanned pages; a few lines are enough to be read. */
async function scan(pages: number): Promise<Buffer> {
  const letter = sharp(projectPath('test/samples/documents/carta-agua.tif')).toColourspace('srgb');
  const upper = letter.extract({ left: 0, top: 0, width: 1700, height: 500 });
  const page = await upper.extend({ bottom: 1700, background: 'white' }).png().toBuffer();
  return sharp(Array(pages).fill(page), { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

/** A file of so many pages with their text in it: nothing to recognise, read in no time. */
async function typedFile(pages: number): Promise<Buffer> {
  const file = await PDFDocument.create();
  for (let i = 1; i <= pages; i++) {
    file
      .addPage([300, 200])
      .drawText(`Hoja ${i}: solicito la reparación de las luminarias`, { x: 20, y: 100, size: 10 });
  }
  return Buffer.from(await file.save());
}

async function send(name: string, file: Buffer): Promise<{ folio: string; id: number }> {
  const folio = await house.petition();
  const response = await fetch(`${house.url}/api/v1/petitions/${folio}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk.token}` },
    body: await filesForm({ [name]: file }),
  });
  const { added } = (await response.json()) as { added: { id: number }[] };
  return { folio, id: added[0]!.id };
}

const rows = <Row>(sql: string, parameters: unknown[] = []) => house.db.query<Row>(sql, parameters);
const statusOf = async (id: number) =>
  (await rows<{ status: string }>('SELECT status FROM document WHERE id = $1', [id]))[0]!.status;
const waitingPages = (id: number) =>
  rows<{ from: number; to: number; priority: number; state: string; retries: number }>(
    `SELECT (data ->> 'from')::int AS from, (data ->> 'to')::int AS to, priority, state, retry_count AS retries
     FROM pgboss.job WHERE name = 'document.pages' AND (data ->> 'documentId')::int = $1 ORDER BY created_on, 1`,
    [id],
  );

/** What those who wait for the end of a reading were sent. */
const told = (id: number) =>
  rows<{ state: string }>(
    `SELECT state FROM pgboss.job WHERE name = 'document.read' AND (data ->> 'documentId')::int = $1`,
    [id],
  );

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 50, await sleep(50)) if (await is()) return;
  throw new Error(`never: ${what}`);
}

describe('A file', { timeout: 120_000 }, () => {
  it('is read in jobs of a few pages, and ends once', async () => {
    const { id } = await send('expediente.pdf', await typedFile(11));
    const worker = await house.startWorker();
    const ended = async () => (await told(id)).some(({ state }) => state === 'completed');
    await until('read and told', ended).finally(() => worker.stop());
    expect(await statusOf(id)).toBe('read');
    expect(await waitingPages(id)).toMatchObject([
      { from: 1, to: 8, priority: 10, state: 'completed' },
      { from: 9, to: 11, priority: 10, state: 'completed' },
    ]);
    const pages = await rows<{ number: number }>('SELECT number FROM page WHERE document_id = $1 ORDER BY 1', [id]);
    expect(pages.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    expect(await told(id)).toHaveLength(1);
    expect(worker.listener.heard.filter(({ documentId }) => documentId === id)).toHaveLength(1);
  });
});

describe('A worker that is stopped in the middle of a page', { timeout: 120_000 }, () => {
  const NUMBERS = [1, 2, 3, 4, 5, 6];

  it('puts the rest back without an error and without using an attempt up', async () => {
    const { id } = await send('expediente.tif', await scan(NUMBERS.length));
    const first = await house.startWorker();
    await until(
      'a page is read',
      async () => (await rows('SELECT 1 FROM page WHERE document_id = $1', [id])).length > 0,
    );
    await first.stop();
    // Nothing stays in hands that are gone: another worker would have to wait until they are missed.
    expect(await rows("SELECT name FROM pgboss.job WHERE state = 'active'")).toEqual([]);
    expect(await statusOf(id)).toBe('reading');
    const pages = () =>
      rows<{ number: number; read_at: Date }>(
        'SELECT number, read_at FROM page WHERE document_id = $1 ORDER BY number',
        [id],
      );
    const done = await pages();
    const [taken, ...left] = await waitingPages(id);
    expect([taken?.state, taken?.retries]).toEqual(['completed', 0]);
    expect(left.every(({ state, retries, priority }) => state === 'created' && retries === 0 && priority === 10)).toBe(
      true,
    );
    // Pages are read side by side: which of them were done is not known before.
    const missing = NUMBERS.filter((number) => !done.some((page) => page.number === number));
    expect(missing.length).toBeGreaterThan(0);
    const waiting = NUMBERS.filter((number) => left.some(({ from, to }) => from <= number && number <= to));
    // A range may span a page that is done; it is not read again.
    expect(waiting).toEqual(expect.arrayContaining(missing));
    const second = await house.startWorker();
    await until('read', async () => (await statusOf(id)) === 'read').finally(() => second.stop());
    const all = await pages();
    expect(all).toHaveLength(NUMBERS.length);
    expect(all).toEqual(expect.arrayContaining(done));
  });
});

describe('What somebody waits for', { timeout: 120_000 }, () => {
  it('is read before the piles that came earlier', async () => {
    const { id } = await send('expediente.pdf', await typedFile(1));
    // The same file as a pile that waits for its folios. Both are open, or the pile would be read while the other opens.
    await rows("DELETE FROM pgboss.job WHERE name = 'document.stored'");
    await rows("UPDATE document SET status = 'reading', pages = 1 WHERE id = $1", [id]);
    const [pile] = await rows<{ id: number }>(
      `INSERT INTO document (purpose, name, type, size, sha256, added_by, added_at, status, pages)
       SELECT 'scan', 'pila.tif', type, size, sha256, added_by, added_at, 'reading', 9 FROM document WHERE id = $1 RETURNING id`,
      [id],
    );
    // More than two lanes could do while the file is taken in: pages that are read already take no time.
    const many = Array.from({ length: 400 }, () => ({ documentId: pile!.id, from: 1, to: 1 }));
    const boss = house.app.get(Jobs).boss;
    await boss.insert(
      'document.pages',
      many.map((data) => ({ data, priority: 0 })),
    );
    await boss.send('document.pages', { documentId: id, from: 1, to: 1 }, { priority: 10 });
    const worker = await house.startWorker();
    const ended = async () => (await told(id)).some(({ state }) => state === 'completed');
    await until('read and told', ended).finally(() => worker.stop());
    expect(await statusOf(id)).toBe('read');
    const taken = await rows<{ documentId: number }>(
      `SELECT (data ->> 'documentId')::int AS "documentId" FROM pgboss.job
       WHERE name = 'document.pages' AND (data ->> 'documentId')::int = ANY ($1) AND started_on IS NOT NULL ORDER BY started_on`,
      [[id, pile!.id]],
    );
    // What two loops take in the same moment has no order.
    expect(taken.findIndex(({ documentId }) => documentId === id)).toBeOneOf([0, 1]);
    await boss.deleteQueuedJobs('document.pages');
  });
});

describe('Pages that ended the worker at every attempt', { timeout: 120_000 }, () => {
  it('are given up so that their file ends, shown to the administrator, and read again when asked for', async () => {
    const { id, folio } = await send('expediente.pdf', await typedFile(2));
    await rows("DELETE FROM pgboss.job WHERE name = 'document.stored'");
    await rows("UPDATE document SET status = 'reading', pages = 2 WHERE id = $1", [id]);
    const boss = house.app.get(Jobs).boss;
    const worker = await house.startWorker();
    await boss.send('document.pages', { documentId: id, from: 1, to: 1 });
    await boss.send('document.pages.failed', { documentId: id, from: 2, to: 2 });
    await until('ended', async () => (await statusOf(id)) === 'read');
    const admin = await signedIn(house, await house.person('administrator'));
    const html = await admin.text('/lecturas');
    expect(html).toContain('se interrumpió varias veces');
    expect(html).toContain(folio);
    // Who may not read documents sees which file it is, and no more.
    expect(html).toContain(`Documento ${id}`);
    expect(html).not.toContain('expediente.pdf');
    expect((await admin.post(`/lecturas/${id}`, '/lecturas')).headers.get('location')).toBe('/lecturas');
    await until('read again', async () => (await statusOf(id)) === 'read').finally(() => worker.stop());
    expect(await rows('SELECT 1 FROM stopped_reading WHERE document_id = $1', [id])).toEqual([]);
    const pages = await rows<{ status: string }>('SELECT status FROM page WHERE document_id = $1', [id]);
    expect(pages.map(({ status }) => status)).toEqual(['read', 'read']);
    const clerks = await signedIn(house, clerk);
    expect((await clerks.get('/lecturas')).status).toBe(403);
  });
});

describe('Progress', { timeout: 120_000 }, () => {
  it('is told while the reading goes on, and ends with it', async () => {
    const { id, folio } = await send('expediente.pdf', await typedFile(2));
    const browser = await signedIn(house, clerk);
    const path = `/peticiones/${folio}/documentos/avance`;
    const heard = fetch(house.url + path, {
      headers: { cookie: browser.cookie(), accept: 'text/event-stream', 'accept-encoding': 'gzip' },
    });
    const response = await heard;
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    const worker = await house.startWorker();
    const words = await response.text().finally(() => worker.stop());
    expect(words).toMatch(/^data: .*En espera de lectura…/);
    expect(words).toMatch(/Leído.*\n\nevent: fin\ndata: fin\n\n$/s);
    expect(words).toContain(`id="lectura-${id}" hx-swap-oob="true"`);
  });

  it('is told to three windows of a person; the others ask by themselves', async () => {
    const { folio } = await send('expediente.pdf', await typedFile(1));
    const browser = await signedIn(house, clerk);
    const leave = new AbortController();
    const listen = () =>
      fetch(`${house.url}/peticiones/${folio}/documentos/avance`, {
        headers: { cookie: browser.cookie(), accept: 'text/html, text/event-stream' },
        signal: leave.signal,
      });
    const three = await Promise.all([listen(), listen(), listen()]);
    expect(three.map(({ headers }) => headers.get('content-type'))).toEqual(
      Array(3).fill('text/event-stream; charset=utf-8'),
    );
    const fourth = await listen();
    expect(fourth.headers.get('content-type')).toContain('text/html');
    expect(await fourth.text()).toContain('hx-trigger="every 2s"');
    leave.abort();
    await until('a place is free', async () => {
      const free = new AbortController();
      const again = await fetch(`${house.url}/peticiones/${folio}/documentos/avance`, {
        headers: { cookie: browser.cookie(), accept: 'text/html, text/event-stream' },
        signal: free.signal,
      });
      free.abort();
      return again.headers.get('content-type')!.includes('event-stream');
    });
  });

  it('is only for who may see the petition', async () => {
    const { folio } = await send('expediente.pdf', await typedFile(1));
    const [area] = await rows<{ id: number }>('SELECT id FROM department');
    const stranger = await signedIn(house, await house.person('department', area!.id));
    expect((await stranger.get(`/peticiones/${folio}/documentos/avance`)).status).toBe(404);
  });
});
