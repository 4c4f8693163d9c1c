import { projectPath } from '@oficialia/platform';
import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until, type Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';

let office: RealOffice;
let folder: string;

beforeAll(async () => {
  office = await RealOffice.open();
  folder = join(office.folder, 'escaner');
  await mkdir(folder);
});
afterAll(() => office.close());

const watching = (): Promise<Program> =>
  office.worker({ WATCH_DIR: folder, WATCH_AS: 'rosa.ventanilla', WATCH_SECONDS: '1' });

/** A small page that is like no other, and is read in no time. */
async function page(): Promise<Buffer> {
  const blank = sharp({ create: { width: 32, height: 32, channels: 3, background: 'white' } });
  return Buffer.concat([await blank.png().toBuffer(), randomBytes(16)]);
}

/** Files below a folder, without the notes beside them. */
async function filesIn(name: string): Promise<string[]> {
  const entries = await readdir(join(folder, name), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isFile() && !entry.name.endsWith('.txt') ? [entry.name] : [])).toSorted();
}

async function noteOf(name: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const note = entries.find((entry) => entry.name === `${name}.txt`);
  return note ? readFile(join(note.parentPath, note.name), 'utf8') : '';
}

/** How often a content was received, and in whose name. */
async function received(content: Buffer): Promise<string[]> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const rows = await office.query<{ username: string }>(
    `SELECT w.username FROM document d JOIN pile_file f ON f.document_id = d.id JOIN pile p ON p.id = f.pile_id
     JOIN person w ON w.id = p.opened_by WHERE d.sha256 = $1 AND p.source = 'folder'`,
    [sha256],
  );
  return rows.map(({ username }) => username);
}

describe('A folder that two workers watch', () => {
  it('gives up each file once it is written, and loses none', async () => {
    const [before, slow, renamed, twice, personal] = await Promise.all([page(), letter(), page(), page(), page()]);
    await writeFile(join(folder, 'de antes.png'), before);
    const workers = await Promise.all([watching(), watching()]);
    await writeFile(join(folder, '.oculto.png'), await page());
    await writeFile(join(folder, 'programa.pdf'), Buffer.from('\x7fELF 0123456789'));
    await writeFile(join(folder, 'doble.png'), twice);
    await mkdir(join(folder, 'saul.seguimiento'));
    await writeFile(join(folder, 'saul.seguimiento', 'doble.png'), personal);
    await writeFile(join(folder, 'renombrado.png.part'), renamed.subarray(0, 50));
    await writeSlowly(join(folder, 'lento.pdf'), slow);
    await appendFile(join(folder, 'renombrado.png.part'), renamed.subarray(50));
    await rename(join(folder, 'renombrado.png.part'), join(folder, 'renombrado.png'));
    await writeFile(join(folder, 'otra vez.png'), twice);
    const expected = ['de antes.png', 'doble (2).png', 'doble.png', 'lento.pdf', 'otra vez.png', 'renombrado.png'];
    await until('they are taken', async () => (await filesIn('tomados')).length === expected.length, 60_000);
    await until(
      'they are put away with their notes',
      async () => (await readdir(join(folder, '.tomando'))).length === 0,
    );
    await until('the other is refused', async () => (await filesIn('rechazados')).length > 0);
    expect(await filesIn('tomados')).toEqual(expected);
    expect(await filesIn('rechazados')).toEqual(['programa.pdf']);
    expect(await noteOf('programa.pdf')).toContain('es un programa, no un documento');
    expect(await noteOf('otra vez.png')).toContain('ya se había tomado el');
    for (const content of [before, slow, renamed, twice]) expect(await received(content)).toEqual(['rosa.ventanilla']);
    expect(await received(personal)).toEqual(['saul.seguimiento']);
    expect((await readdir(folder)).toSorted()).toEqual([
      '.oculto.png',
      '.tomando',
      'rechazados',
      'saul.seguimiento',
      'tomados',
    ]);
    for (const worker of workers) await worker.kill();
  });

  it('is taken whole and once when workers are killed in the middle of it', async () => {
    const contents = await Promise.all(Array.from({ length: 8 }, page));
    const count = (await filesIn('tomados')).length + contents.length;
    for (const [index, content] of contents.entries()) await writeFile(join(folder, `pila-${index}.png`), content);
    for (let round = 0; round < 2; round++) {
      const worker = await watching();
      await until('it has taken one', () => worker.says('watch.received'), 60_000);
      await sleep(round * 4);
      await worker.kill();
    }
    await watching();
    await until('all are taken', async () => (await filesIn('tomados')).length === count, 90_000);
    await until('they are put away', async () => (await readdir(join(folder, '.tomando'))).length === 0);
    for (const content of contents) expect(await received(content)).toEqual(['rosa.ventanilla']);
    expect(await filesIn('.tomando')).toEqual([]);
  });
});

function letter(): Promise<Buffer> {
  return readFile(projectPath('test/samples/documents/carta-alumbrado.pdf'));
}

/** As a scanner does: it opens the file, and stands still in the middle of it for longer than the pause that is waited for. */
async function writeSlowly(path: string, content: Buffer): Promise<void> {
  const step = Math.ceil(content.length / 3);
  for (let at = 0; at < content.length; at += step) {
    await appendFile(path, content.subarray(at, at + step));
    await sleep(2500);
  }
}
