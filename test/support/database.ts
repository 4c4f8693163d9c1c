import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of one test file, on the PostgreSQL of the run. */
export interface TestDatabase {
  name: string;
  /** Address for its owner, who may do everything. */
  url: string;
  /** One statement as the owner, past every grant. */
  query<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Made by `database.global.ts`, but for the one that every PostgreSQL has. */
const TEMPLATES = { blank: 'template1', empty: 'oficialia_test_empty', office: 'oficialia_test_office' };

/**
 * A new database: migrated and `empty`, or with the `office` of the demonstration (municipality, catalogue, people; no
 * petitions), or `blank`, without a table. Takes about 0.2 s.
 */
export async function createTestDatabase(from: keyof typeof TEMPLATES = 'empty'): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `oficialia_test_${randomBytes(6).toString('hex')}`;
  await once(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATES[from]}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  return {
    name,
    url: url.href,
    query: async (sql, parameters) => (await pool.query(sql, parameters)).rows,
    drop: async () => {
      await pool.end();
      await dropDatabase(server, name);
    },
  };
}

/** A connection that is still saying goodbye must not be cut off, for that would be an error of its program: wait first. */
async function dropDatabase(server: string, name: string): Promise<void> {
  try {
    await once(server, `DROP DATABASE ${name}`);
  } catch {
    await once(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
