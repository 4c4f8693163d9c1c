import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { JOB_SCHEMA } from '../jobs/job-type.js';
import { Measure, nowhere, type Measured } from './measure.js';

/** A table as it is copied; names are quoted, ready for SQL. */
export interface CopiedTable {
  /** `public.petition`. */
  name: string;
  columns: string[];
  /** What orders its rows, independent of any collation: the primary key, or all of it. */
  order: string[];
}

/** Where a sequence stands. */
export interface SequencePosition {
  name: string;
  last: number;
  called: boolean;
}

/** The same row is the same text on every server and in every session. */
const SAME_TEXT = `SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`;
const SCHEMAS = ['public', JOB_SCHEMA];

/** A connection of the owner for copying tables; ended when `work` is. */
export async function withCopyingClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // What breaks the connection is heard by the statement that waits for it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SAME_TEXT);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every table of the product and of its queue; partitions are parts of theirs. */
export async function listTables(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns,
       coalesce(array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END
           ORDER BY array_position(i.indkey, a.attnum)) FILTER (WHERE a.attnum = ANY (i.indkey)),
         array_agg(quote_ident(a.attname) || '::text COLLATE "C"' ORDER BY a.attnum)) AS order
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition GROUP BY 1 ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

/** Writes the rows of a table into a compressed file. */
export function saveTable(client: pg.Client, table: CopiedTable, path: string): Promise<Measured> {
  return saveQuery(client, rowsOf(table), path);
}

/** Writes what a query gives into a compressed file, as the text of COPY. */
export async function saveQuery(client: pg.Client, query: string, path: string): Promise<Measured> {
  const measure = new Measure();
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(client.query(copyTo(`COPY (${query}) TO STDOUT`)), measure, createGzip(), file);
  return measure.taken();
}

/** The measure of the rows of a table as they are now. */
export async function measureTable(client: pg.Client, table: CopiedTable): Promise<Measured> {
  const measure = new Measure();
  await pipeline(client.query(copyTo(`COPY (${rowsOf(table)}) TO STDOUT`)), measure, nowhere);
  return measure.taken();
}

/** Puts the rows of such a file into a table. */
export async function loadTable(client: pg.Client, table: CopiedTable, path: string): Promise<void> {
  const copy = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
  await pipeline(createReadStream(path), createGunzip(), copy);
}

/** Where the sequences stand. They know no snapshot: asked after the tables were copied, no number is given twice. */
export async function sequencePositions(client: pg.Client): Promise<SequencePosition[]> {
  const { rows } = await client.query<SequencePosition>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, start_value) AS last,
       last_value IS NOT NULL AS called
     FROM pg_sequences WHERE schemaname = ANY ($1) ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

export async function setSequences(client: pg.Client, positions: SequencePosition[]): Promise<void> {
  for (const { name, last, called } of positions) {
    // Of a sequence that this database does not have, nothing is set.
    await client.query('SELECT setval(to_regclass($1), $2, $3)', [name, last, called]);
  }
}

function rowsOf({ name, columns, order }: CopiedTable): string {
  return `SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${order.join(', ')}`;
}
