import { acquireEmbeddedPostgres, projectPath } from '@oficialia/platform';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { postgresOf } from '../support/processes.js';

let office: TestDatabase;
let folder: string;

beforeAll(async () => {
  office = await createTestDatabase('office');
  folder = await mkdtemp(join(tmpdir(), 'oficialia-backup-'));
});
afterAll(async () => {
  await office.drop();
  await rm(folder, { recursive: true });
});

/** A command of the built program, as an administrator gives it; what it says. */
function command(env: Record<string, string>, ...args: string[]): string {
  const main = projectPath('dist/apps/cli/src/main.js');
  const whole = { PATH: process.env['PATH'], ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { env: whole, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** The only backup in a folder, and what it says of its rows. */
function backupIn(shelf: string) {
  const path = join(shelf, readdirSync(shelf)[0] ?? '');
  const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as { tables: object[] };
  return { path, tables: manifest.tables };
}

it('An office moves from a PostgreSQL server to its own, and that one is backed up while it works', async () => {
  command({ DATABASE_URL: office.url, DATA_DIR: join(folder, 'none') }, 'backup', '--to', join(folder, 'first'));
  const first = backupIn(join(folder, 'first'));
  const DATA_DIR = join(folder, 'data');
  expect(command({ DATA_DIR }, 'restore', '--from', first.path)).toContain('Restaurado y comprobado');
  expect(postgresOf(join(DATA_DIR, 'postgres')), 'it runs only for the command').toEqual([]);
  const server = await acquireEmbeddedPostgres(join(DATA_DIR, 'postgres'));
  try {
    command({ DATA_DIR }, 'backup');
    expect(postgresOf(join(DATA_DIR, 'postgres')), 'it is not stopped').not.toEqual([]);
  } finally {
    await server.stop();
  }
  // Where it goes when nobody says: beside the data.
  expect(backupIn(join(folder, 'respaldos')).tables).toEqual(first.tables);
});
