import {
  copyChecked,
  DomainError,
  listTables,
  Measure,
  measureFile,
  newestMigration,
  saveQuery,
  saveTable,
  sequencePositions,
  withCopyingClient,
  type Config,
} from '@oficialia/platform';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { databaseOf } from '../database.js';
import { addressesQuery, KEYS, LEFT_OUT } from './contents.js';
import { copyDocuments, linesOf } from './documents.js';
import {
  documentList,
  documentsFolder,
  keyFileOf,
  productVersion,
  tableFile,
  writeManifest,
  type Manifest,
  type SavedDocuments,
  type SavedTable,
} from './manifest.js';
import { Differences, documentSentence } from './words.js';

/** Everything of an office into `folder`, as it was at one moment; the manifest last. */
export async function copyOffice(config: Config, folder: string, now: Date): Promise<Manifest> {
  const wanted = join(folder, 'wanted.txt.gz');
  const rows = await copyRows(config, folder, wanted);
  // After the rows, without holding up the database: a file is there before a row names it, and nothing removes it.
  const documents = await copyFiles(config, folder, wanted);
  await rm(wanted);
  const keys = await copyKeys(config, folder);
  const manifest: Manifest = {
    format: 1,
    product: productVersion(),
    takenAt: now.toISOString(),
    ...rows,
    keys,
    documents,
  };
  await writeManifest(folder, manifest);
  return manifest;
}

function copyRows(config: Config, folder: string, wanted: string) {
  return withCopyingClient(databaseOf(config), async (client) => {
    const tables = (await listTables(client)).filter(({ name }) => !(name in LEFT_OUT));
    if (tables.length === 0)
      throw new DomainError('backup.nothing', 404, 'La base está vacía: no hay nada que respaldar.');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // Before the first read, which takes the snapshot: what empties a table or changes its form after it waits.
    await client.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`);
    const about = await factsOf(client);
    await mkdir(join(folder, 'tables'), { mode: 0o700 });
    const saved: SavedTable[] = [];
    for (const table of tables) {
      saved.push({ ...table, ...(await saveTable(client, table, tableFile(folder, table.name))) });
    }
    await saveQuery(client, addressesQuery(tables), wanted);
    const sequences = await sequencePositions(client);
    await client.query('COMMIT');
    return { ...about, tables: saved, sequences };
  });
}

type Facts = Pick<Manifest, 'migration' | 'queue' | 'municipality' | 'seals'>;

async function factsOf(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(
    `SELECT (SELECT max(version)::integer FROM schema_version) AS migration, (SELECT version FROM pgboss.version) AS queue,
       coalesce((SELECT name FROM municipality), '') AS municipality,
       (SELECT json_build_object('count', count(*), 'last', (SELECT json_build_object('day', day, 'hash', encode(hash, 'hex'))
         FROM ledger_seal ORDER BY id DESC LIMIT 1)) FROM ledger_seal) AS seals`,
  );
  const facts = rows[0] as Facts;
  // A later program may keep files where this one does not look.
  if (facts.migration > newestMigration())
    throw new DomainError('backup.older-program', 409, 'La base es de una versión posterior a la de este programa.');
  return facts;
}

async function copyFiles(config: Config, folder: string, wanted: string): Promise<SavedDocuments> {
  const tally = { saved: 0, bytes: 0, missing: 0, altered: 0 };
  const differences = new Differences();
  const list = new Measure();
  const twins = await documentsOfLastBackup(dirname(folder));
  const copied = copyDocuments(linesOf(wanted), config.filesDir, documentsFolder(folder), twins);
  const saved = async function* () {
    for await (const { sha256, outcome } of copied) {
      if (typeof outcome === 'number') {
        tally.saved++;
        tally.bytes += outcome;
        yield Buffer.from(`${sha256} ${outcome}\n`);
      } else {
        tally[outcome]++;
        differences.tell(documentSentence(sha256, outcome));
      }
    }
  };
  await pipeline(saved, list, createGzip(), createWriteStream(documentList(folder), { mode: 0o600, flush: true }));
  return { ...tally, list: list.taken() };
}

/** What did not change since the newest backup beside this one needs no second place on the disk. */
async function documentsOfLastBackup(place: string): Promise<string | undefined> {
  const whole = (await readdir(place)).filter((name) => /^oficialia-[\dT-]+$/.test(name));
  const last = whole.toSorted().at(-1);
  return last && documentsFolder(join(place, last));
}

async function copyKeys(config: Config, folder: string): Promise<Manifest['keys']> {
  const keys: Manifest['keys'] = [];
  for (const name of KEYS) {
    const source = join(config.keysDir, name);
    if (!existsSync(source)) continue;
    const { sha256 } = await measureFile(source);
    await copyChecked(source, keyFileOf(folder, name), sha256);
    keys.push({ name, sha256 });
  }
  return keys;
}
