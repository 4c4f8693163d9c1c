import { documentsOf } from '@oficialia/documents';
import { Jobs } from '@oficialia/platform';
import { PetitionActs } from '@oficialia/registry';
import { connect } from 'node:net';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filesForm, openDocumentsHouse, signedIn, type DocumentsHouse } from './documents-house.js';

interface Document {
  id: number;
  name: string;
  status: string;
  pages: number | null;
  pagesRead: number;
  failure: string | null;
}

let house: DocumentsHouse;
let clerk: { token: string; username: string; password: string };

beforeAll(async () => {
  house = await openDocumentsHouse({ UPLOAD_LIMIT_MB: '1' });
  clerk = await house.person('intake_clerk');
}, 60_000);
afterAll(() => house.close());

const api = (folio: string) => `${house.url}/api/v1/petitions/${folio}/documents`;
const bearer = (token = clerk.token) => ({ headers: { authorization: `Bearer ${token}` } });

async function send(folio: string, files: Record<string, string | Buffer>) {
  const response = await fetch(api(folio), { method: 'POST', ...bearer(), body: await filesForm(files) });
  const reply = (await response.json()) as {
    added: { id: number; name: string }[];
    refused: { name: string; message: string }[];
  };
  return { status: response.status, reply };
}

async function listed(folio: string): Promise<Document[]> {
  return (await (await fetch(api(folio), bearer())).json()) as Document[];
}

async function readingEnded(folio: string): Promise<Document[]> {
  for (let waited = 0; waited < 90_000; waited += 200) {
    const documents = await listed(folio);
    if (documents.every(({ status }) => status !== 'waiting' && status !== 'reading')) return documents;
    await sleep(200);
  }
  throw new Error('the reading did not end');
}

describe('Files sent to a petition', { timeout: 60_000 }, () => {
  it('are kept even when others beside them are refused, which are named with the reason', async () => {
    const folio = await house.petition();
    const { status, reply } = await send(folio, {
      'carta.pdf': 'carta-alumbrado.pdf',
      'virus.pdf': 'carta.pdf',
      'nada.pdf': 'vacio.pdf',
      'nota.txt': 'agua.txt',
    });
    expect(status).toBe(201);
    expect(reply.added.map(({ name }) => name)).toEqual(['carta.pdf']);
    expect(reply.refused.map(({ message }) => message)).toEqual([
      '«virus.pdf»: es un programa, no un documento. No se guardó.',
      expect.stringContaining('está vacío (0 bytes)'),
      expect.stringContaining('no es PDF, JPEG, PNG, TIFF ni HEIC'),
    ]);
    expect((await listed(folio)).map(({ name }) => name)).toEqual(['carta.pdf']);
  });

  it('answer with the problem when none could be kept', async () => {
    const folio = await house.petition();
    const { status, reply } = await send(folio, { 'virus.pdf': 'carta.pdf' });
    expect({ status, ...reply }).toMatchObject({ status: 422, code: 'document.refused' });
    expect((await send(folio, {})).status).toBe(422);
    expect((await send('PM-2026-999999', { 'carta.pdf': 'carta-alumbrado.pdf' })).status).toBe(404);
  });

  it('are the same document when they are sent again', async () => {
    const folio = await house.petition();
    const first = await send(folio, { 'carta.pdf': 'carta-alumbrado.pdf' });
    const [again, once] = await Promise.all([
      send(folio, { 'otra vez.pdf': 'carta-alumbrado.pdf' }),
      send(folio, { 'y otra.pdf': 'carta-alumbrado.pdf' }),
    ]);
    expect([again, once].map(({ reply }) => reply.added[0]?.id)).toEqual([
      first.reply.added[0]?.id,
      first.reply.added[0]?.id,
    ]);
    const entries = await house.db.query<{ data: object }>(
      `SELECT l.data FROM ledger_entry l JOIN petition p ON p.id = l.petition_id WHERE p.folio = $1 AND act = 'document_added'`,
      [folio],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.data).toMatchObject({ purpose: 'petition', type: 'application/pdf', size: 20386 });
  });
});

describe('An upload that goes wrong', { timeout: 60_000 }, () => {
  it('says so when a file is too large', async () => {
    const { status, reply } = await send(await house.petition(), {
      'grande.pdf': Buffer.alloc(3_000_000, '%PDF-1.7 '),
    });
    expect({ status, ...reply }).toMatchObject({
      status: 413,
      title: 'El archivo pasa de 1 MB. Divídalo o redúzcalo.',
    });
  });

  it('leaves nothing behind when it is cut', async () => {
    const folio = await house.petition();
    const { hostname, port, pathname } = new URL(api(folio));
    const socket = connect(Number(port), hostname);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${clerk.token}\r\n`;
    const part = '--x\r\nContent-Disposition: form-data; name="files"; filename="carta.pdf"\r\n\r\n%PDF-1.7 a half';
    socket.write(`${head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n${part}`);
    await sleep(300);
    socket.destroy();
    await sleep(300);
    expect(await listed(folio)).toEqual([]);
    expect(await readdir(join(house.folder, 'files', 'incoming'))).toEqual([]);
  });
});

describe('The worker', { timeout: 120_000 }, () => {
  it('reads what can be read, says why it cannot, and lives on', async () => {
    const folio = await house.petition();
    const hostile = [
      'protegido.pdf',
      'danado.pdf',
      'sin-paginas.pdf',
      'enorme.png',
      'hoja-danada.pdf',
      'carta-agua.tif',
    ];
    await send(folio, Object.fromEntries(hostile.map((name) => [name, name])));
    const worker = await house.startWorker();
    const documents = await readingEnded(folio);
    const ids = documents.map(({ id }) => id);
    const heard = () => worker.listener.heard.map(({ documentId }) => documentId).filter((id) => ids.includes(id));
    await vi.waitFor(() => expect(heard()).toHaveLength(ids.length), 10_000).finally(() => worker.stop());
    expect(documents.map(({ name, status, pagesRead }) => [name, status, pagesRead])).toEqual([
      ['protegido.pdf', 'protected', 0],
      ['danado.pdf', 'unreadable', 0],
      ['sin-paginas.pdf', 'empty', 0],
      ['enorme.png', 'too-large', 0],
      ['hoja-danada.pdf', 'read', 2],
      ['carta-agua.tif', 'read', 2],
    ]);
    expect(documents.map(({ failure }) => failure)).toEqual([
      expect.stringContaining('contraseña'),
      expect.stringContaining('dañado'),
      expect.stringContaining('no contiene ninguna página'),
      expect.stringContaining('demasiado grande'),
      'No se pudo leer 1 de 3 páginas: la 2.',
      null,
    ]);
    expect(heard().toSorted((a, b) => a - b)).toEqual(ids);
    const pages: unknown = await (await fetch(`${api(folio)}/${ids[5]}/pages`, bearer())).json();
    expect(pages).toMatchObject([{ source: 'ocr' }, { source: 'ocr', text: expect.stringContaining('luminarias') }]);
  });
});

describe('A document', { timeout: 60_000 }, () => {
  it('is seen by a department only when the petition is its own', async () => {
    const folio = await house.petition();
    const { reply } = await send(folio, { 'Petición de Ñandú.pdf': 'carta-alumbrado.pdf' });
    const [department] = await house.db.query<{ id: number }>('SELECT id FROM department');
    const person = await house.person('department', department!.id);
    const browser = await signedIn(house, person);
    const original = `/peticiones/${folio}/documentos/${reply.added[0]!.id}/original`;
    expect((await browser.get(original)).status).toBe(404);
    expect((await fetch(api(folio), bearer(person.token))).status).toBe(404);
    const acts = house.app.get(PetitionActs);
    await house.db.transaction(async (tx) => {
      const petition = await acts.lock(tx, folio, { ...person.actor, departmentId: null });
      await acts.openTo(tx, petition, department!.id, new Date());
    });
    const response = await browser.get(original);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(20386);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Petici?n de ?and?.pdf"; filename*=UTF-8''Petici%C3%B3n%20de%20%C3%91and%C3%BA.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    // fetch would ask for a fresh copy.
    const again = request(house.url).get(original).set('cookie', browser.cookie());
    await again.set('if-none-match', response.headers.get('etag')!).expect(304);
  });
});

describe('The pages for people', { timeout: 90_000 }, () => {
  it('take files, keep the good ones, and show the reading to its end', async () => {
    const folio = await house.petition();
    const browser = await signedIn(house, clerk);
    const home = `/peticiones/${folio}/documentos`;
    const refused = await browser.upload(home, { 'carta.jpg': 'carta-bacheo.jpg', 'virus.pdf': 'carta.pdf' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(
      /No se recibieron estos archivos.*«virus.pdf»: es un programa.*Sí se agregaron.*carta\.jpg/s,
    );
    const id = (await listed(folio))[0]!.id;
    expect(await browser.text(`${home}/${id}/avance`)).toContain('En espera de lectura…');
    const worker = await house.startWorker();
    await readingEnded(folio).finally(() => worker.stop());
    const fragment = await browser.text(`${home}/${id}/avance`);
    expect(fragment).toContain('Leído');
    expect(fragment).not.toContain('hx-get');
    expect(fragment).toContain(`${home}/${id}/paginas/1/miniatura`);
    expect(await browser.text(`${home}/${id}?pagina=7`)).toMatch(/Texto de la página 1.*Dirección de Obras Públicas/s);
    for (const [picture, type] of [
      ['imagen', 'image/jpeg'],
      ['miniatura', 'image/webp'],
    ]) {
      const response = await browser.get(`${home}/${id}/paginas/1/${picture}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    }
    expect((await browser.get(`${home}/${id}/paginas/2/imagen`)).status).toBe(404);
    expect(await browser.text(`/peticiones/${folio}`)).toMatch(/Documento agregado/);
    expect(await documentsOf(house.db, 0, { departmentId: null } as never)).toEqual([]);
  });

  it('confirm by a redirect, and refuse a form without its token', async () => {
    const folio = await house.petition();
    const browser = await signedIn(house, clerk);
    const done = await browser.upload(`/peticiones/${folio}/documentos`, { 'carta.pdf': 'carta-alumbrado.pdf' });
    await done.text(); // its last byte comes when the session, with the notice, is saved
    expect([done.status, done.headers.get('location')]).toEqual([303, `/peticiones/${folio}#documentos`]);
    expect(await browser.text(`/peticiones/${folio}`)).toContain('Se agregó «carta.pdf».');
    expect((await browser.upload(`/peticiones/${folio}/documentos`, { 'a.pdf': 'danado.pdf' }, 'forged')).status).toBe(
      403,
    );
    expect(await listed(folio)).toHaveLength(1);
  });
});

describe('A reading that failed at every attempt', { timeout: 90_000 }, () => {
  it('says so, and is tried again when somebody asks for it', async () => {
    const folio = await house.petition();
    const { reply } = await send(folio, { 'lista.pdf': 'hoja-danada.pdf' });
    const { id } = reply.added[0]!;
    await house.db.query("DELETE FROM pgboss.job WHERE name = 'document.stored'");
    const worker = await house.startWorker();
    await house.app.get(Jobs).boss.send('document.stored.failed', { documentId: id });
    expect(await readingEnded(folio)).toMatchObject([
      { status: 'unreadable', failure: expect.stringContaining('se dejó de intentar') },
    ]);
    const browser = await signedIn(house, clerk);
    const home = `/peticiones/${folio}/documentos/${id}`;
    expect((await browser.post(`${home}/lectura`, home)).headers.get('location')).toBe(home);
    expect(await readingEnded(folio).finally(() => worker.stop())).toMatchObject([{ status: 'read', pagesRead: 2 }]);
  });
});
