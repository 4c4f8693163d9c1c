import { migrate, newestMigration } from '@oficialia/platform';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../apps/cli/src/backup/backup.js';
import { restore } from '../../apps/cli/src/backup/restore.js';
import { dropPlace, emptyPlace, flip, onlyIn, rowsOf, run, type Place } from '../support/backups.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/desk.js';

/** Where the backups of this file lie. */
let shelf: string;
/** With the people and catalogues of the demonstration, and no petition. */
let office: Place;
let whole: string;
const places: Place[] = [];

beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'oficialia-test-backups-'));
  const database = await createTestDatabase('office');
  office = { database, config: await testConfig(database) };
  places.push(office);
  whole = await takeBackup('whole', office);
});
afterAll(async () => {
  for (const each of places) await dropPlace(each);
  await rm(shelf, { recursive: true });
});

async function takeBackup(name: string, { config }: Place): Promise<string> {
  const { code, words } = await run(backup, config, '--to', join(shelf, name));
  assert.equal(code, 0, words);
  return onlyIn(join(shelf, name));
}

async function newPlace(): Promise<Place> {
  const empty = await emptyPlace();
  places.push(empty);
  return empty;
}

/** Only who may mount can have a disk of 64 KB. */
const disk = mkdtempSync(join(tmpdir(), 'oficialia-small-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});

describe('A damaged backup', () => {
  let damaged: string;

  beforeEach(async () => {
    damaged = join(shelf, `oficialia-${randomUUID()}`);
    await cp(whole, damaged, { recursive: true });
  });

  it('is told when a table lost a bit, and nothing of it is restored', async () => {
    flip(join(damaged, 'tables/public.person.copy.gz'));
    const checked = await run(backup, office.config, '--check', damaged);
    expect([checked.code, checked.words]).toEqual([1, expect.stringContaining('DIFERENCIA: public.person: ')]);
    const empty = await newPlace();
    const { code, words } = await run(restore, empty.config, '--from', damaged);
    expect([code, words]).toEqual([1, expect.stringContaining('No se restauró nada')]);
    expect([(await rowsOf(empty.database)).size, await readdir(empty.config.DATA_DIR)]).toEqual([0, []]);
  });

  it('is refused when its manifest is not the one that was written, and when it was cut off', async () => {
    flip(join(damaged, 'manifest.json'));
    const altered = await run(restore, office.config, '--from', damaged);
    expect([altered.code, altered.words]).toEqual([1, expect.stringContaining('fue alterado o está dañado')]);
    await rename(damaged, `${damaged}.incompleto`);
    const { code, words } = await run(restore, office.config, '--from', `${damaged}.incompleto`);
    expect([code, words]).toEqual([1, expect.stringContaining('no se terminó')]);
  });

  it('is refused by a program that is older', async () => {
    const path = join(damaged, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { migration: number };
    writeFileSync(path, JSON.stringify({ ...manifest, migration: newestMigration() + 1 }));
    writeFileSync(join(damaged, 'manifest.sha256'), `${hash('sha256', readFileSync(path))}  manifest.json\n`);
    const { code, words } = await run(restore, office.config, '--from', damaged);
    expect([code, words]).toEqual([1, expect.stringMatching(/Instale la versión \S+ o una posterior/)]);
  });
});

describe.skipIf(!mounted)('A disk that is full', () => {
  it('is told, and keeps no half of a backup', async () => {
    const { code, words } = await run(backup, office.config, '--to', disk);
    expect([code, words]).toEqual([1, expect.stringContaining(`No hay espacio en ${disk}`)]);
    expect(await readdir(disk)).toEqual([]);
  });
});

describe('A place that is not empty', () => {
  it('is left alone, whether files or tables lie there', async () => {
    const rows = await rowsOf(office.database);
    await mkdir(join(office.config.filesDir, 'ab'), { recursive: true });
    const files = await run(restore, office.config, '--from', whole);
    expect([files.code, files.words]).toEqual([1, expect.stringContaining('ya tiene contenido')]);
    const config = await testConfig(office.database);
    const tables = await run(restore, config, '--from', whole);
    expect([tables.code, tables.words]).toEqual([1, expect.stringContaining('ya tiene tablas')]);
    expect([await rowsOf(office.database), await readdir(config.DATA_DIR)]).toEqual([rows, []]);
    await rm(config.DATA_DIR, { recursive: true });
  });
});

describe('A backup of an older version', () => {
  it('is restored as it was, with what the office had removed, and then brought up to date', async () => {
    const old = await newPlace();
    await migrate(old.database.url, newestMigration() - 1);
    await old.database.query(`DELETE FROM reply_template WHERE sense IS NOT NULL`);
    await old.database.query('CREATE TABLE "De otros" AS SELECT 1 AS uno, NULL::text AS nada');
    const templates = (database: TestDatabase) => database.query('SELECT * FROM reply_template ORDER BY id');
    const taken = await takeBackup('old', old);
    const renewed = await newPlace();
    const { code, words } = await run(restore, renewed.config, '--from', taken);
    expect(words).toContain('Migraciones posteriores al respaldo: ');
    // What somebody else put into the database is kept, but no migration makes a place for it.
    expect([code, words]).toEqual([1, expect.stringContaining('"De otros": no es una tabla de Oficialía')]);
    expect(words).toContain('RESTAURADO CON 1 DIFERENCIAS');
    expect(await templates(renewed.database)).toEqual(await templates(old.database));
    expect(await renewed.database.query('SELECT max(version)::integer AS version FROM schema_version')).toEqual([
      { version: newestMigration() },
    ]);
  });
});
