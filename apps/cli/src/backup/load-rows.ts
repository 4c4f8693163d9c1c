import { DomainError, listTables, loadTable, measureTable, setSequences } from '@oficialia/platform';
import type pg from 'pg';
import { tellDifference } from './check.js';
import { tableFile, type Manifest } from './manifest.js';
import type { Differences } from './words.js';

/** Throws unless the database is empty and its login may load rows past their triggers. */
export async function refuseUnfit(client: pg.Client): Promise<void> {
  if ((await listTables(client)).length > 0)
    throw new DomainError(
      'restore.not-empty',
      409,
      'La base de datos ya tiene tablas. Se restaura sólo en un lugar vacío: use otro DATA_DIR u otra base.',
    );
  const { rows } = await client.query(`SELECT has_parameter_privilege('session_replication_role', 'SET') AS may`);
  if (!(rows[0] as { may: boolean }).may)
    throw new DomainError(
      'restore.role',
      403,
      'La cuenta de DATABASE_URL no puede cargar filas sin sus disparadores (session_replication_role). Vea docs/manual/respaldo.md.',
    );
}

/** Replaces what the migrations wrote by the rows of the backup, in one transaction; false, and nothing, when they differ. */
export async function loadRows(
  client: pg.Client,
  folder: string,
  manifest: Manifest,
  differences: Differences,
): Promise<boolean> {
  await refuseOtherTables(client, manifest);
  const { tables } = manifest;
  await client.query('BEGIN');
  await client.query(`SET LOCAL session_replication_role = 'replica'`);
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`);
  for (const table of tables) await loadTable(client, table, tableFile(folder, table.name));
  await setSequences(client, manifest.sequences);
  const before = differences.count;
  for (const table of tables) tellDifference(table.name, table, await measureTable(client, table), differences);
  const same = differences.count === before;
  await client.query(same ? 'COMMIT' : 'ROLLBACK');
  if (same) await client.query('ANALYZE');
  return same;
}

/** The names in a manifest become SQL only if the database has the same. */
async function refuseOtherTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const shape = ({ name, columns, order }: { name: string; columns: string[]; order: string[] }) =>
    JSON.stringify([name, columns, order]);
  const here = new Set((await listTables(client)).map(shape));
  const other = manifest.tables.find((table) => !here.has(shape(table)));
  const { rows } = await client.query('SELECT version FROM pgboss.version');
  const queue = (rows[0] as { version: number }).version;
  if (!other && queue === manifest.queue) return;
  const what = other ? `la tabla ${other.name}` : `la cola de trabajos (${manifest.queue}; aquí ${queue})`;
  throw new DomainError(
    'restore.other-tables',
    409,
    `${what} no tiene la misma forma en este programa. Restaure con la versión ${manifest.product} y actualice después.`,
  );
}
