import { DiscoveryService } from '@nestjs/core';
import { projectPath } from '@oficialia/platform';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { until } from '../support/processes.js';
import type { SignedIn } from '../support/signed-in.js';

const UPLOADS = '/digitalizaciones/cargas';
const TUS = { 'Tus-Resumable': '1.0.0' };

let desk: Desk;
let clerk: SignedIn;
let letter: Buffer;

beforeAll(async () => {
  desk = await startDesk({ config: { UPLOAD_LIMIT_MB: 1 } });
  clerk = await desk.signIn('intake_clerk');
  letter = await readFile(projectPath('test/samples/documents/carta-bacheo.jpg'));
});
afterAll(() => desk.close());

const authentic = (test: Test, person = clerk) => test.set({ ...TUS, 'x-csrf-token': person.csrf });
const headersOf = (name: string, size: number) => ({
  'Upload-Length': String(size),
  'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}`,
});

async function begin(name: string, size: number, person = clerk): Promise<string> {
  const answer = await authentic(person.agent.post(UPLOADS), person).set(headersOf(name, size));
  expect(answer.status, answer.text).toBe(201);
  return answer.headers['location'] as string;
}

function append(address: string, offset: number, bytes: Buffer, person = clerk): Test {
  return authentic(person.agent.patch(address), person)
    .set({ 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' })
    .send(bytes);
}

async function offsetOf(address: string, person = clerk): Promise<number> {
  const answer = await person.agent.head(address).set(TUS);
  expect(answer.status).toBe(200);
  return Number(answer.headers['upload-offset']);
}

const idOf = (address: string) => address.split('/').at(-1) as string;
const handOver = (uploads: string[], fields = {}, person = clerk) =>
  person.post('/digitalizaciones', { uploads: uploads.map(idOf).join(), ...fields });

/** A letter that no other test has sent. */
const fresh = () => Buffer.concat([letter, randomBytes(16)]);

function scansOf(content: Buffer): Promise<{ name: string; pile: number; source: string; key: string }[]> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return desk.database.query(
    `SELECT d.name, p.id AS pile, p.source, p.key FROM document d JOIN pile_file f ON f.document_id = d.id
     JOIN pile p ON p.id = f.pile_id WHERE d.sha256 = $1`,
    [sha256],
  );
}

/** Sends half of the bytes that it announced and breaks the line. */
async function breakOff(address: string, bytes: Buffer): Promise<void> {
  const { jar } = clerk.agent as unknown as {
    jar: { getCookies(access: object): { toValueString(): string } };
  };
  const cookie = jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false }).toValueString();
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${desk.url}${address}`, {
      method: 'PATCH',
      headers: {
        ...TUS,
        cookie,
        'x-csrf-token': clerk.csrf,
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': bytes.length,
      },
    });
    request.on('error', () => resolve());
    request.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => request.destroy(), 300));
  });
}

describe('A file that comes in pieces', () => {
  it('becomes a pile when the form hands it over, under the name that it had', async () => {
    const content = fresh();
    const address = await begin('Petición de Ñáñez.jpg', content.length);
    expect((await append(address, 0, content.subarray(0, 1000))).status).toBe(204);
    expect(await offsetOf(address)).toBe(1000);
    expect((await append(address, 1000, content.subarray(1000))).status).toBe(204);
    const answer = await handOver([address], { source: 'camera' });
    expect(answer.status).toBe(303);
    const [scan, ...more] = await scansOf(content);
    expect(more).toEqual([]);
    expect(scan).toMatchObject({ name: 'Petición de Ñáñez.jpg', source: 'camera' });
    expect(answer.headers['location']).toBe(`/digitalizaciones/${scan!.pile}`);
    expect(await readdir(desk.config.uploadsDir)).not.toContain(idOf(address));
  });

  it('goes on where the line broke, in another process', async () => {
    const content = Buffer.concat([letter, randomBytes(400_000)]);
    const address = await begin('pila.jpg', content.length);
    await breakOff(address, content);
    const reached = await until('the pieces are written', async () => (await offsetOf(address)) || undefined);
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(content.length);
    const other = await startDesk({ share: desk });
    try {
      const again = await other.signIn('intake_clerk');
      expect(await offsetOf(address, again)).toBe(reached);
      expect((await append(address, reached, content.subarray(reached), again)).status).toBe(204);
      expect((await handOver([address], {}, again)).status).toBe(303);
    } finally {
      await other.close();
    }
    expect(await scansOf(content)).toHaveLength(1);
  });

  it('is one pile however often and in whatever company it is handed over', async () => {
    const [one, two] = [fresh(), fresh()];
    const addresses = [await begin('1.jpg', one.length), await begin('2.jpg', two.length)];
    await append(addresses[0]!, 0, one);
    await append(addresses[1]!, 0, two);
    const answers = await Promise.all(Array.from({ length: 5 }, () => handOver(addresses)));
    answers.push(await handOver(addresses));
    const places = new Set(answers.map(({ status, headers }) => `${status} ${headers['location']}`));
    const [scan] = await scansOf(one);
    expect([...places]).toEqual([`303 /digitalizaciones/${scan!.pile}`]);
    expect(await scansOf(one)).toHaveLength(1);
    expect(await scansOf(two)).toHaveLength(1);
  });

  it('is added once to a pile that is there', async () => {
    const [first, second] = [fresh(), fresh()];
    const begun = await begin('1.jpg', first.length);
    await append(begun, 0, first);
    await handOver([begun]);
    const pile = (await scansOf(first))[0]!.pile;
    const more = await begin('2.jpg', second.length);
    await append(more, 0, second);
    const answers = await Promise.all([1, 2, 3].map(() => handOver([more], { pile, as: 'more' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await scansOf(second)).map((scan) => scan.pile)).toEqual([pile]);
  });
});

describe('A file that cannot become part of a pile', () => {
  it('is not handed over before it is whole', async () => {
    const address = await begin('media.jpg', 5000);
    await append(address, 0, letter.subarray(0, 1000));
    const answer = await handOver([address]);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('no ha terminado de subir');
    expect(await offsetOf(address)).toBe(1000);
  });

  it('because it is no document is refused by its content, and the others are kept', async () => {
    const [good, bad] = [fresh(), Buffer.from('\x7fELF y más')];
    const addresses = [await begin('buena.jpg', good.length), await begin('carta.pdf', bad.length)];
    await append(addresses[0]!, 0, good);
    await append(addresses[1]!, 0, bad);
    const answer = await handOver(addresses);
    expect(answer.status).toBe(303);
    expect(await scansOf(good)).toHaveLength(1);
    expect(await scansOf(bad)).toHaveLength(0);
    expect((await clerk.get('/digitalizaciones/nueva')).text).toContain('«carta.pdf»');
  });
});

describe('What the desk does not let in', () => {
  it('is the upload of somebody else', async () => {
    const address = await begin('mía.jpg', letter.length);
    const other = await desk.signIn('follow_up');
    expect((await other.agent.head(address).set(TUS)).status).toBe(404);
    expect((await append(address, 0, letter, other)).status).toBe(404);
    expect((await authentic(other.agent.delete(address), other)).status).toBe(404);
    await append(address, 0, letter);
    expect((await handOver([address], {}, other)).status).toBe(404);
    expect(await offsetOf(address)).toBe(letter.length);
  });

  it('is a request without the token of the session, or without a session', async () => {
    const begun = await clerk.agent.post(UPLOADS).set(TUS).set(headersOf('a.jpg', 10));
    expect(begun.status).toBe(403);
    const address = await begin('a.jpg', 10);
    const forged = await clerk.agent
      .patch(address)
      .set({ ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' })
      .send(Buffer.alloc(10));
    expect(forged.status).toBe(403);
    expect(await offsetOf(address)).toBe(0);
  });

  it('is what is too large, by what it says and by what it sends', async () => {
    const answer = await authentic(clerk.agent.post(UPLOADS)).set(headersOf('grande.pdf', 1_048_577));
    expect([answer.status, answer.text]).toEqual([413, 'El archivo pasa de 1 MB. Divídalo o redúzcalo.']);
    const endless = await authentic(clerk.agent.post(UPLOADS)).set('Upload-Defer-Length', '1');
    expect(endless.status).toBeGreaterThanOrEqual(400);
    const address = await begin('corto.jpg', 10);
    expect((await append(address, 0, Buffer.alloc(5000))).status).toBe(413);
    expect(await offsetOf(address)).toBeLessThanOrEqual(10);
  });

  it('is a path in the place of an id', async () => {
    for (const id of ['..%2f..%2fetc%2fpasswd', '%00', 'a'.repeat(300)]) {
      expect([id, (await clerk.agent.head(`${UPLOADS}/${id}`).set(TUS)).status]).toEqual([id, 404]);
    }
    const answer = await clerk.post('/digitalizaciones', { uploads: '../../etc/passwd' });
    expect(answer.status).toBe(422);
  });
});

describe('An upload', () => {
  it('that is cancelled leaves nothing', async () => {
    const address = await begin('no.jpg', 1000);
    expect((await authentic(clerk.agent.delete(address))).status).toBe(204);
    expect((await clerk.agent.head(address).set(TUS)).status).toBe(404);
    expect(await readdir(desk.config.uploadsDir)).not.toContain(idOf(address));
  });

  it('says nothing to other sites', async () => {
    const answer = await clerk.agent.options(UPLOADS).set('Origin', 'https://otro.example');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['tus-extension']).toBe('creation,termination,expiration');
  });
});

describe('A form without JavaScript', () => {
  it('brings its files at once, and twice sent opens one pile', async () => {
    const content = fresh();
    const send = () =>
      clerk.agent
        .post('/digitalizaciones')
        .field('_csrf', clerk.csrf)
        .field('idempotencyKey', 'la-misma')
        .attach('files', content, 'carta.jpg');
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await scansOf(content)).toHaveLength(1);
  });

  it('says what is wrong beside the form', async () => {
    const answer = await clerk.agent
      .post('/digitalizaciones')
      .field('_csrf', clerk.csrf)
      .attach('files', Buffer.from('hola'), 'carta.pdf');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('«carta.pdf»: su contenido no es PDF');
    const camera = await clerk.post('/digitalizaciones', { source: 'camera' });
    expect([camera.status, camera.headers['permissions-policy']]).toEqual([
      422,
      expect.stringContaining('camera=(self)'),
    ]);
  });

  it('may use the camera on its page and on no other', async () => {
    const policy = async (path: string) => (await clerk.get(path)).headers['permissions-policy'];
    expect(await policy('/digitalizaciones/camara')).toContain('camera=(self)');
    expect(await policy('/digitalizaciones/nueva')).toContain('camera=()');
    expect(await policy('/entrar')).toContain('camera=()');
  });
});

/** What the clock starts in the worker. */
function nightly(): { sweep(): Promise<void> } {
  const providers = desk.app.get(DiscoveryService, { strict: false }).getProviders();
  return providers.find(({ name }) => name === 'SweepJob')?.instance as { sweep(): Promise<void> };
}

describe('At night', () => {
  it('uploads that nobody went on with are removed', async () => {
    const address = await begin('vieja.jpg', 1000);
    await desk.database.query("UPDATE resumable_upload SET created_at = created_at - interval '4 days' WHERE id = $1", [
      idOf(address),
    ]);
    const path = join(desk.config.uploadsDir, idOf(address));
    const old = new Date(Date.now() - 4 * 86_400_000);
    await utimes(path, old, old);
    const kept = await begin('de-hoy.jpg', 1000);
    await nightly().sweep();
    expect(await readdir(desk.config.uploadsDir)).not.toContain(idOf(address));
    expect((await clerk.agent.head(address).set(TUS)).status).toBe(404);
    expect(await offsetOf(kept)).toBe(0);
  });
});
