import { projectPath } from '@oficialia/platform';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';

const MB = 1024 * 1024;
const sample = (name: string) => readFileSync(projectPath('test/samples/documents', name));
const HEAD = '--x\r\nContent-Disposition: form-data; name="files"; filename="carta.pdf"\r\n\r\n%PDF-1.7\n';
const END = '\r\n--x--\r\n';

let office: RealOffice;
let desk: Program;
let worker: Program;
let folio: string;

beforeAll(async () => {
  office = await RealOffice.open();
  [desk, worker] = [await office.desk({ UPLOAD_LIMIT_MB: '5' }), await office.worker()];
  folio = await office.petition(desk);
});
afterAll(() => office.close());

describe('A file that is not taken', () => {
  it.each([
    ['of 0 bytes', 'vacio.pdf', Buffer.alloc(0), /«vacio\.pdf»: está vacío \(0 bytes\)/],
    ['that is a program by another name', 'carta.pdf', sample('carta.pdf'), /es un programa, no un documento/],
  ])('%s is refused with a sentence', async (_what, name, file, sentence) => {
    const answer = await office.upload<{ title: string }>(desk, folio, name, file);
    expect([answer.status, answer.body.title]).toEqual([422, expect.stringMatching(sentence)]);
    await expectNothingLeft();
  });

  it('above the limit is refused with a sentence, and the part that came is not kept', async () => {
    const before = await contentsKept();
    const answer = await office.upload<{ title: string }>(
      desk,
      folio,
      'grande.pdf',
      Buffer.alloc(6 * MB, '%PDF-1.7\n'),
    );
    expect([answer.status, answer.body.title]).toEqual([413, 'El archivo pasa de 5 MB. Divídalo o redúzcalo.']);
    await expectNothingLeft();
    expect(await contentsKept()).toEqual(before);
  });

  it('of true 300 MB is refused with a sentence, too', { timeout: 60_000 }, async () => {
    const usual = await office.desk();
    const before = await contentsKept();
    const answer = await stream(usual, 300);
    expect([answer.status, answer.body]).toEqual([413, expect.stringContaining('El archivo pasa de 100 MB')]);
    await expectNothingLeft();
    expect(await contentsKept()).toEqual(before);
    await usual.kill('SIGTERM');
  });

  it('because its upload was cut leaves nothing behind', async () => {
    const sending = await open(desk, 4 * MB);
    sending.on('error', () => undefined);
    sending.write(HEAD);
    sending.write(Buffer.alloc(MB));
    await until('half of it has come', async () => (await office.incoming()).length === 1);
    sending.destroy();
    await expectNothingLeft();
  });
});

describe('A file that cannot be read', { timeout: 120_000 }, () => {
  it.each([
    ['with a password', 'protegido.pdf', 'protected', /protegido con contraseña.*El original quedó guardado/],
    ['that is broken', 'danado.pdf', 'unreadable', /está dañado.*El original quedó guardado/],
    ['of 30,000 × 30,000 pixels', 'enorme.png', 'too-large', /demasiado grande para leerse/],
  ])('%s is kept and says why', async (_what, name, status, sentence) => {
    const document = await read(name);
    expect(document).toMatchObject({ status, failure: expect.stringMatching(sentence) as string });
    expect(await office.kept(sha256Of(sample(name)))).toEqual(sample(name));
  });

  it('leaves the worker alive for the good one after it', async () => {
    expect(await read('carta-alumbrado.pdf')).toMatchObject({ status: 'read', failure: null, pages: 1 });
    expect([desk.ended, worker.ended]).toEqual([false, false]);
    expect(await office.incoming()).toEqual([]);
    await office.expectWhole();
  });
});

interface Document {
  id: number;
  status: string;
  failure: string | null;
  pages: number | null;
}

/** Sends a sample and waits until the worker has done with it. */
async function read(name: string): Promise<Document> {
  const { status, body } = await office.upload(desk, folio, name, sample(name));
  expect(status).toBe(201);
  return until(`${name} is read`, async () => {
    const documents = await office.send<Document[]>(desk, 'rosa.ventanilla', `/petitions/${folio}/documents`);
    const found = documents.body.find(({ id }) => id === body.added[0]?.id);
    return found && !['waiting', 'reading'].includes(found.status) && found;
  });
}

async function expectNothingLeft(): Promise<void> {
  await until('nothing half is left', async () => (await office.incoming()).length === 0);
  expect(await office.query('SELECT name FROM document')).toEqual([]);
  expect(desk.ended).toBe(false);
}

/** The addresses of all contents on the disk. */
async function contentsKept(): Promise<string[]> {
  const names = await readdir(join(office.folder, 'files'), { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).toSorted();
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An upload of `length` bytes that is written by hand. */
async function open(to: Program, length: number) {
  return request(`${to.url}/api/v1/petitions/${folio}/documents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await office.token('rosa.ventanilla')}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': length,
    },
  });
}

/** Sends so many megabytes as one file, as slowly as they are taken. */
async function stream(to: Program, megabytes: number): Promise<{ status?: number; body: string }> {
  const sending = await open(to, HEAD.length + megabytes * MB + END.length);
  const answered = once(sending, 'response');
  sending.write(HEAD);
  const block = Buffer.alloc(MB, 'oficialía ');
  for (let sent = 0; sent < megabytes; sent++) if (!sending.write(block)) await once(sending, 'drain');
  sending.end(END);
  const [response] = (await answered) as [AsyncIterable<Buffer> & { statusCode?: number }];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode, body: Buffer.concat(parts).toString() };
}
