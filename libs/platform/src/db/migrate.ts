import { readdirSync } from 'node:fs';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import Postgrator from 'postgrator';
import { projectPath } from '../config/paths.js';
import { JOB_SCHEMA } from '../jobs/job-type.js';

const MIGRATION_LOCK = 7_316_245;

/**
 * Brings the database at `url` (a login that may create roles) to the newest migration, or to the one with this number;
 * returns what it applied.
 */
export async function migrate(url: string, version?: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyMigrations(client, new URL(url).pathname.slice(1), version);
    await prepareQueue(url, client);
    return applied;
  } finally {
    await client.end();
  }
}

/** The number of the newest migration of this program. */
export function newestMigration(): number {
  return Math.max(...readdirSync(projectPath('migrations')).map((name) => Number.parseInt(name, 10)));
}

async function applyMigrations(client: pg.Client, database: string, version?: number): Promise<string[]> {
  const postgrator = new Postgrator({
    migrationPattern: projectPath('migrations', '*.sql'),
    driver: 'pg',
    database,
    schemaTable: 'schema_version',
    newline: 'LF',
    // One script is one implicit transaction: it applies whole or not at all.
    execQuery: (sql: string) => client.query(sql),
  });
  const applied = await postgrator.migrate(version === undefined ? '' : String(version));
  return applied.map((migration) => migration.name);
}

async function prepareQueue(url: string, client: pg.Client): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: JOB_SCHEMA, supervise: false, schedule: false, max: 2 });
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query(`
    GRANT USAGE, CREATE ON SCHEMA ${JOB_SCHEMA} TO oficialia_desk;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO oficialia_desk;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOB_SCHEMA} TO oficialia_desk;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} TO oficialia_desk;
  `);
}
