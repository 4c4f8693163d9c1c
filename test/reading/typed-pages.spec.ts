import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocumentsHouse, signedIn, type DocumentsHouse } from './documents-house.js';

let house: DocumentsHouse;
let rosa: Browser;
let saul: Browser;

type Browser = Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  house = await openDocumentsHouse();
  rosa = await signedIn(house, await house.person('intake_clerk'));
  saul = await signedIn(house, await house.person('follow_up'));
}, 60_000);
afterAll(() => house.close());

interface PageOf {
  folio: string;
  document: number;
  /** Its place in the tray. */
  path: string;
}

/** A petition with one scanned page, as the machine would have left it. */
async function pageRead(text: string, confidence: number, words: [string, number][] = []): Promise<PageOf> {
  const folio = await house.petition();
  const seen = words.map(([word, sure], i) => ({ text: word, confidence: sure, box: [i * 10, 0, i * 10 + 9, 9] }));
  const [row] = await house.db.query<{ id: number }>(
    `WITH d AS (INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at, status, pages)
       SELECT id, 'petition', 'carta.jpg', 'image/jpeg', 1, repeat('a', 64), registered_by, now(), 'read', 1 FROM petition WHERE folio = $1 RETURNING id)
     INSERT INTO page (document_id, number, status, source, text, confidence, words, width, height, read_at)
     SELECT id, 1, 'read', 'ocr', $2, $3, $4, 100, 100, now() FROM d RETURNING document_id AS id`,
    [folio, text, confidence, JSON.stringify(seen)],
  );
  return { folio, document: row!.id, path: `/por-leer/${folio}/${row!.id}/1` };
}

async function send(browser: Browser, path: string, fields: Record<string, string>, from = path) {
  const html = await browser.text(from);
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const version = fields['version'] ?? /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams({ ...fields, version, _csrf: token });
  const headers = { cookie: browser.cookie() };
  return fetch(house.url + path, { method: 'POST', body, headers, redirect: 'manual' });
}

const textOf = async (page: PageOf) =>
  (
    await house.db.query<{ text: string; doubtful: boolean; verdict: string | null }>(
      'SELECT text, doubtful, verdict FROM page_text WHERE document_id = $1 AND number = 1',
      [page.document],
    )
  )[0];

describe('The tray of pages to be read by a person', { timeout: 60_000 }, () => {
  it('has the pages of which the machine was not sure, and no other', async () => {
    const doubtful = await pageRead('lnminarias apagodas', 76);
    const sure = await pageRead('luminarias apagadas', 95);
    const html = await rosa.text('/por-leer');
    expect(html).toContain(doubtful.folio);
    expect(html).not.toContain(sure.folio);
    expect(html).toContain('lnminarias apagodas</textarea>');
    expect((await send(rosa, doubtful.path, { verdict: 'typed', text: 'luminarias apagadas' })).status).toBe(303);
    expect(await textOf(doubtful)).toEqual({ text: 'luminarias apagadas', doubtful: false, verdict: 'typed' });
    expect(await rosa.text('/por-leer')).toContain('No hay páginas por leer');
  });

  it('takes that a page is right as it is, and that it cannot be read with the reason', async () => {
    const [right, dark] = [await pageRead('Piden agua', 80), await pageRead('~~ -- /', 40)];
    await send(rosa, right.path, { verdict: 'confirmed', text: 'se escribió otra cosa' });
    expect(await textOf(right)).toEqual({ text: 'Piden agua', doubtful: false, verdict: 'confirmed' });
    const without = await send(rosa, dark.path, { verdict: 'illegible' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Diga por qué no se puede leer.');
    await send(rosa, dark.path, { verdict: 'illegible', reason: 'Copia borrosa' });
    expect(await textOf(dark)).toEqual({ text: '~~ -- /', doubtful: true, verdict: 'illegible' });
    expect(await rosa.text('/por-leer')).toContain('No hay páginas por leer');
  });

  it('is shut to departments', async () => {
    const [area] = await house.db.query<{ id: number }>('SELECT id FROM department');
    const browser = await signedIn(house, await house.person('department', area!.id));
    expect((await browser.get('/por-leer')).status).toBe(403);
  });
});

describe('Two people who type the same page', { timeout: 60_000 }, () => {
  it('are told: the first one counts, the second keeps what was typed and sees both', async () => {
    const page = await pageRead('aqua patable', 70);
    const version = /name="version" value="([^"]+)"/.exec(await saul.text(page.path))![1]!;
    expect((await send(rosa, page.path, { verdict: 'typed', text: 'agua potable' })).status).toBe(303);
    const late = await send(saul, page.path, { verdict: 'typed', text: 'agua potable por favor', version });
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('guardó esta página mientras usted la tenía abierta');
    expect(html).toContain('agua potable por favor</textarea>');
    expect((await textOf(page))?.text).toBe('agua potable');
    // The same said twice is no conflict, and nothing is written twice.
    expect((await send(saul, page.path, { verdict: 'typed', text: 'agua potable', version })).status).toBe(303);
    const rows = await house.db.query('SELECT 1 FROM typed_page WHERE document_id = $1', [page.document]);
    expect(rows).toHaveLength(1);
  });
});

describe('A doubtful word', { timeout: 60_000 }, () => {
  it('is put right where it stands, and keeps its place on the picture', async () => {
    const page = await pageRead('una luminarla apagada', 96, [
      ['una', 95],
      ['luminarla', 41],
      ['apagada', 95],
    ]);
    const home = `/peticiones/${page.folio}/documentos/${page.document}`;
    expect(await rosa.text(home)).toContain('palabra=1#palabra');
    const form = await rosa.text(`${home}?pagina=1&palabra=1`);
    expect(form).toContain('En lugar de «luminarla»');
    const done = await send(rosa, `${home}/paginas/1/palabra`, { index: '1', word: 'luminaria' }, `${home}?palabra=1`);
    expect([done.status, done.headers.get('location')]).toEqual([303, `${home}?pagina=1`]);
    expect(await textOf(page)).toMatchObject({ text: 'una luminaria apagada', verdict: null });
    const html = await rosa.text(`${home}?resaltar=luminarias`);
    expect(html).toContain('<mark>luminaria</mark>');
    expect(html).toContain('<rect x="0.1" y="0" width="0.09" height="0.09"><title>luminaria</title></rect>');
    expect(html).not.toContain('doubt--doubtful">luminaria');
  });

  it('is not put into a text that has changed meanwhile', async () => {
    const page = await pageRead('una luminarla', 96, [
      ['una', 95],
      ['luminarla', 41],
    ]);
    const path = `/peticiones/${page.folio}/documentos/${page.document}/paginas/1/palabra`;
    const fields = { index: '1', word: 'luminaria', version: 'm0' };
    const refused = await send(rosa, path, fields, `/peticiones/${page.folio}/documentos/${page.document}`);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Esa palabra ya no está en el texto');
  });
});

describe('What a person typed', { timeout: 60_000 }, () => {
  it('is in the ledger, never changed, and outlives another reading', async () => {
    const page = await pageRead('aqua', 50);
    await send(rosa, page.path, { verdict: 'typed', text: 'agua' });
    await house.db.query(
      "UPDATE page SET text = 'aaaa', confidence = 99, read_at = now() WHERE document_id = $1 AND number = 1",
      [page.document],
    );
    expect((await textOf(page))?.text).toBe('agua');
    await expect(house.db.query("UPDATE typed_page SET text = 'x'")).rejects.toThrow(/permission denied/);
    expect(await rosa.text(`/peticiones/${page.folio}`)).toContain('Página capturada a mano');
    const entries = await house.db.query<{ data: object }>(
      `SELECT l.data FROM ledger_entry l JOIN petition p ON p.id = l.petition_id WHERE p.folio = $1 AND act = 'page_typed'`,
      [page.folio],
    );
    const attested = { rows: expect.arrayContaining([expect.objectContaining({ table: 'typed_page' })]) as unknown };
    expect(entries).toMatchObject([{ data: { document: page.document, page: 1, verdict: 'typed', ...attested } }]);
    expect(JSON.stringify(entries)).not.toContain('agua');
  });

  it('is shown harmlessly whatever it looks like', async () => {
    const page = await pageRead('aqua', 50);
    const hostile = `<script>alert(1)</script> '; DROP TABLE page; -- =HYPERLINK("x")`;
    await send(rosa, page.path, { verdict: 'typed', text: hostile });
    const html = await rosa.text(`/peticiones/${page.folio}/documentos/${page.document}`);
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('<script>alert');
    expect((await textOf(page))?.text).toBe(hostile);
  });
});
