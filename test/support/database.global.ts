import { People } from '@oficialia/directory';
import {
  acquireEmbeddedPostgres,
  createLog,
  Db,
  migrate,
  SystemClock,
  type EmbeddedPostgres,
} from '@oficialia/platform';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { TestProject } from 'vitest/node';
import { seedDemonstrationOffice } from '../../apps/cli/src/demonstration.people.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL of this run, for its owner; the database in it is not for tests. */
    postgresUrl: string;
  }
}

/** Migrated and empty, and migrated with the demonstration's office: databases of tests are copies of these. */
const EMPTY_TEMPLATE = 'oficialia_test_empty';
const OFFICE_TEMPLATE = 'oficialia_test_office';

interface Server {
  postgres: EmbeddedPostgres;
  folder: string;
  users: number;
}

// Every project that needs the server runs this file, each in a module world of its own but in one process.
const shared = globalThis as { oficialiaTestServer?: Promise<Server> };

/** One PostgreSQL for the whole run, in a folder of its own that goes with it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await (shared.oficialiaTestServer ??= startServer());
  server.users++;
  project.provide('postgresUrl', server.postgres.url);
  return async () => {
    if (--server.users > 0) return;
    delete shared.oficialiaTestServer;
    await server.postgres.stop();
    await rm(server.folder, { recursive: true, force: true });
  };
}

async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'oficialia-test-'));
  const postgres = await acquireEmbeddedPostgres(join(folder, 'postgres'));
  await hurry(postgres.url);
  const empty = await createDatabase(postgres.url, EMPTY_TEMPLATE);
  await migrate(empty);
  await seedOffice(await createDatabase(postgres.url, OFFICE_TEMPLATE, EMPTY_TEMPLATE));
  return { postgres, folder, users: 0 };
}

/** Nothing in it outlives the run, so nothing waits for the disk. The tests that cut the power have servers of their own. */
async function hurry(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

async function seedOffice(url: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url, installExtensions: false }).initialize();
  try {
    const db = new Db(source, createLog('warn', 'test'));
    await db.transaction((tx) => seedDemonstrationOffice(tx, new People(db, new SystemClock())));
  } finally {
    await source.destroy();
  }
}

async function createDatabase(server: string, name: string, template?: string): Promise<string> {
  const source = await new DataSource({ type: 'postgres', url: server, installExtensions: false }).initialize();
  await source.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  await source.destroy();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
