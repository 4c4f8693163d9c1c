import { DomainError, listTables, loadTable, measureTable, setSequences } from '@oficialia/platform';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { tellDifference } from './check.js';
import { tableFile, type Manifest, type SavedTable } from './manifest.js';
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
  const tables = await tablesToLoad(client, manifest, differences);
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

/** The tables of the manifest, whose names become SQL only if the database has the same. */
async function tablesToLoad(client: pg.Client, manifest: Manifest, differences: Differences): Promise<SavedTable[]> {
  const here = new Map((await listTables(client)).map((table) => [table.name, table]));
  const { rows } = await client.query('SELECT version FROM pgboss.version');
  if ((rows[0] as { version: number }).version !== manifest.queue) throw otherForm('la cola de trabajos', manifest);
  return manifest.tables.filter((table) => {
    const own = here.get(table.name);
    // Somebody added it to the database; no migration makes it.
    if (!own) differences.tell(`${table.name}: no es una tabla de Oficialía; queda sólo en el respaldo`);
    else if (!isDeepStrictEqual([own.columns, own.order], [table.columns, table.order]))
      throw otherForm(table.name, manifest);
    return own;
  });
}

function otherForm(what: string, { product }: Manifest): DomainError {
  return new DomainError(
    'restore.other-form',
    409,
    `${what} no tiene la misma forma en este programa. Restaure con la versión ${product} y actualice después.`,
  );
}
