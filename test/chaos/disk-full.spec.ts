import { projectPath } from '@oficialia/platform';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';

const MB = 1024 * 1024;
const LETTER = readFileSync(projectPath('test/samples/documents/carta-alumbrado.pdf'));
const SENTENCE = expect.stringMatching(/^No hay espacio para guardar/) as string;

const disk = mkdtempSync(join(tmpdir(), 'oficialia-small-disk-'));
/** Only who may mount can have a disk of 64 MB; nobody else can fill one without harm to the machine. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status === 0;

describe.skipIf(!mounted)('A disk for files that is full', () => {
  let office: RealOffice;
  let desk: Program;
  let folio: string;

  beforeAll(async () => {
    office = await RealOffice.open();
    desk = await office.desk({ FILES_DIR: disk });
    folio = await office.petition(desk);
  });
  afterAll(() => office.close());

  it('refuses an upload in Spanish, keeps no half of it, and takes it again when there is space', async () => {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(30 * MB));
    const refused = await office.upload<object>(desk, folio, 'carta.pdf', LETTER);
    expect(refused).toMatchObject({ status: 507, body: { code: 'storage.full', title: SENTENCE } });
    await expectNothingKept();
    rmSync(join(disk, 'filler'));
    expect((await office.upload(desk, folio, 'carta.pdf', LETTER)).status).toBe(201);
  });

  it('refuses an upload during which it fills, and registers all the same', async () => {
    const before = await documents();
    const answer = await sendWithoutLength(80);
    expect(answer).toMatchObject({ status: 507, body: { code: 'storage.full', title: SENTENCE } });
    expect([await documents(), await office.incoming(disk)]).toEqual([before, []]);
    expect(await office.petition(desk)).toMatch(/^PM-\d{4}-000002$/);
    const again = await office.upload(desk, folio, 'carta 2.pdf', Buffer.concat([LETTER, Buffer.from('\n%')]));
    expect([again.status, desk.ended]).toEqual([201, false]);
    await office.expectWhole();
  });

  async function expectNothingKept(): Promise<void> {
    expect([await documents(), await office.incoming(disk)]).toEqual([[], []]);
    const entries = await office.query(`SELECT 1 FROM ledger_entry WHERE act = 'document_added'`);
    expect(entries).toEqual([]);
  }

  function documents() {
    return office.query('SELECT name FROM document ORDER BY id');
  }

  /** The desk cannot foresee that so much will come. */
  async function sendWithoutLength(megabytes: number) {
    const block = new Uint8Array(MB).fill(65);
    const words = new TextEncoder();
    async function* parts() {
      yield words.encode('--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');
      for (let sent = 0; sent < megabytes; sent++) yield block;
      yield words.encode('\r\n--x--\r\n');
    }
    const response = await fetch(`${desk.url}/api/v1/petitions/${folio}/documents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await office.token('rosa.ventanilla')}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: parts(),
      duplex: 'half',
    } as unknown as RequestInit);
    return { status: response.status, body: await response.json() };
  }
});

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});
