import type { Config } from '@oficialia/platform';
import { LedgerSeals } from '@oficialia/registry';
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '../../apps/cli/src/backup/backup.js';
import { FILE_COLUMNS, LEFT_OUT, NO_FILE_COLUMNS } from '../../apps/cli/src/backup/contents.js';
import { restore } from '../../apps/cli/src/backup/restore.js';
import { sample } from '../support/acts.js';
import {
  documentsIn,
  dropPlace,
  emptyPlace,
  filesOf,
  flip,
  onlyIn,
  rowsOf,
  run,
  type Place,
  type Told,
} from '../support/backups.js';
import type { TestDatabase } from '../support/database.js';
import { startDesk, type Desk } from '../support/desk.js';
import { api, liveWholeLife, register } from '../support/petitions.js';

let desk: Desk;
/** Where the backups of this file lie. */
let shelf: string;
/** Of the office at rest, with a life from end to end, a document and a seal. */
let whole: string;
/** What was restored from it. */
let place: Place;
const places: Place[] = [];

beforeAll(async () => {
  desk = await startDesk();
  shelf = await mkdtemp(join(tmpdir(), 'oficialia-test-backups-'));
  await liveWholeLife(desk, (await register(desk)).folio);
  await register(desk, { subject: 'Tabulador\t, diagonal \\ y\nrenglón, ñandú “entre comillas” \\N' });
  const { folio } = await register(desk);
  for (const name of ['carta-bacheo.jpg', 'carta-alumbrado.pdf'])
    await api(desk, 'intake_clerk')
      .upload(`/petitions/${folio}/documents`, readFileSync(sample(name)), name)
      .expect(201);
  await desk.app.get(LedgerSeals).sealThrough('2999-12-31', 'America/Mexico_City');
  await desk.signIn('auditor');
  whole = await takeBackup('whole');
});
afterAll(async () => {
  for (const each of places) await dropPlace(each);
  await desk.close();
  await rm(shelf, { recursive: true });
});

/** A backup of the desk in a folder of its own; its path. */
async function takeBackup(name: string, config = desk.config): Promise<string> {
  const { code, words } = await run(backup, config, '--to', join(shelf, name));
  assert.equal(code, 0, words);
  return onlyIn(join(shelf, name));
}

async function newPlace(): Promise<Place> {
  const empty = await emptyPlace();
  places.push(empty);
  return empty;
}

describe('A backup restored into an empty place', () => {
  let told: Told;

  beforeAll(async () => {
    place = await newPlace();
    told = await run(restore, place.config, '--from', whole);
  });

  it('is compared to the last row and file, and its ledger verified', () => {
    expect(told.code, told.words).toBe(0);
    expect(told.words).toMatch(/Filas: todas, idénticas[^]*Documentos: [1-9][^]*Libro íntegro: .* sellos: 1/);
  });

  it('has every row of every table', async () => {
    const [before, after] = [await rowsOf(desk.database), await rowsOf(place.database)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const taken = [...before].filter(([name]) => !(name in LEFT_OUT || name.startsWith('pgboss.queue_stats')));
    for (const [name, rows] of taken) expect(after.get(name), name).toEqual(rows);
    expect(before.get('public.petition')).toHaveLength(3);
    expect(before.get('pgboss.job')).not.toHaveLength(0);
    // Whoever was signed in signs in again.
    expect([before.get('public.session')?.length, after.get('public.session')?.length]).toEqual([
      expect.any(Number),
      0,
    ]);
    expect(before.get('public.session')).not.toHaveLength(0);
  });

  it('has every sequence where it stood', async () => {
    const sequences = (database: TestDatabase) =>
      database.query('SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2');
    expect(await sequences(place.database)).toEqual(await sequences(desk.database));
  });

  it('has every file, and the key of the seals for nobody but its owner', async () => {
    expect(await filesOf(place.config.filesDir)).toEqual(await filesOf(desk.config.filesDir));
    const key = (config: Config) => join(config.keysDir, 'ledger-seal.pem');
    expect(readFileSync(key(place.config))).toEqual(readFileSync(key(desk.config)));
    for (const path of [
      key(place.config),
      join(whole, 'keys/ledger-seal.pem'),
      join(whole, 'tables/public.person.copy.gz'),
    ])
      expect(statSync(path).mode & 0o777, path).toBe(0o600);
    expect(statSync(whole).mode & 0o777).toBe(0o700);
  });

  it('keeps its triggers and its planner awake', async () => {
    await expect(place.database.query(`UPDATE ledger_entry SET act = 'otro'`)).rejects.toThrow(/ledger_entry/);
    const [row] = await place.database.query<{ known: number }>(
      `SELECT reltuples::integer AS known FROM pg_class WHERE relname = 'petition'`,
    );
    expect(row?.known).toBe(3);
  });

  it('signs people in and goes on with the next folio', async () => {
    const restored = await startDesk({ share: { ...desk, ...place } });
    try {
      await restored.signIn('intake_clerk');
      const number = async (on: Desk) => Number((await register(on)).folio.slice(-6));
      expect(await number(restored)).toBe(4);
      await liveWholeLife(restored, (await register(restored)).folio);
    } finally {
      await restored.close();
    }
  });
});

describe('A backup', () => {
  it('is of one moment while people go on working, and restored but for a document that lost a bit', async () => {
    const count = async () => (await desk.database.query('SELECT 1 FROM petition')).length;
    const before = await count();
    let working = true;
    const work = async () => {
      while (working) await register(desk);
    };
    const workers = [work(), work(), work()];
    const busy = await takeBackup('busy').finally(() => (working = false));
    await Promise.all(workers);
    expect(await count()).toBeGreaterThan(before);

    const documents = await documentsIn(join(busy, 'documents'));
    flip(join(busy, 'documents', documents[0]!));
    const sentence = expect.stringContaining(`DIFERENCIA: documento ${basename(documents[0]!)}: está dañado`) as string;
    const checked = await run(backup, desk.config, '--check', busy);
    expect([checked.code, checked.words]).toEqual([1, sentence]);
    const other = await newPlace();
    const { code, words } = await run(restore, other.config, '--from', busy);
    expect([code, words]).toEqual([1, sentence]);
    expect(words).toMatch(/Libro íntegro[^]*RESTAURADO CON 1 DIFERENCIAS/);
    expect(await documentsIn(other.config.filesDir)).toEqual(documents.slice(1));
    const numbers = await other.database.query<{ number: number }>('SELECT number FROM petition ORDER BY 1');
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(before);
  });

  it('needs no second place for documents that the last one beside it has', async () => {
    const beside = join(shelf, 'beside');
    await mkdir(beside);
    await rename(whole, join(beside, 'oficialia-2020-01-01T000000'));
    whole = join(beside, 'oficialia-2020-01-01T000000');
    const document = join('documents', (await documentsIn(join(whole, 'documents')))[0]!);
    const { code, words } = await run(backup, desk.config, '--to', beside);
    expect(code, words).toBe(0);
    const last = join(beside, (await readdir(beside)).toSorted().at(-1)!);
    expect(statSync(join(last, document)).ino).toBe(statSync(join(whole, document)).ino);
    expect((await run(backup, desk.config, '--check', last)).code).toBe(0);
  });

  it('tells documents that are missing or altered, and has everything else', async () => {
    const names = (await documentsIn(place.config.filesDir)).slice(0, 2);
    flip(join(place.config.filesDir, names[0]!));
    await rm(join(place.config.filesDir, names[1]!));
    const { code, words } = await run(backup, place.config, '--to', join(shelf, 'lost'));
    expect([code, words]).toEqual([1, expect.stringContaining('FALTAN 2 documentos')]);
    expect(words).toContain(`documento ${basename(names[0]!)}: está dañado`);
    expect(words).toContain(`documento ${basename(names[1]!)}: falta`);
    const lost = await onlyIn(join(shelf, 'lost'));
    const all = await documentsIn(place.config.filesDir);
    expect(await documentsIn(join(lost, 'documents'))).toEqual(all.filter((name) => name !== names[0]));
    const checked = await run(backup, desk.config, '--check', lost);
    expect([checked.code, checked.words]).toEqual([0, expect.stringContaining('2 documentos ya faltaban')]);
  });
});

describe('What a backup takes', () => {
  it('is not where the backup goes', async () => {
    for (const folder of [desk.config.DATA_DIR, join(desk.config.filesDir, 'respaldos')]) {
      const { code, words } = await run(backup, desk.config, '--to', folder);
      expect([code, words]).toEqual([1, expect.stringContaining('está dentro de')]);
    }
  });

  it('is known for every column with a SHA-256: a file, or none', async () => {
    const columns = await desk.database.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name || ' ' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%sha256%'
         AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE') ORDER BY 1`,
    );
    const known = [FILE_COLUMNS, NO_FILE_COLUMNS].flatMap((list) =>
      Object.entries(list).flatMap(([table, names]) => names.map((column) => `${table} ${column}`)),
    );
    expect(known.toSorted()).toEqual(columns.map(({ name }) => name));
  });
});
