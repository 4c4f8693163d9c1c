import type { TestDatabase } from '../support/database.js';

/** Statements that say, one line each, what there is in the schema public; the migrator's own table is left out. */
const COLUMNS = `
  SELECT format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN ' not null' END,
    CASE a.attidentity WHEN 'd' THEN ' identity by default' WHEN 'a' THEN ' identity always' END,
    ' default ' || pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> 'schema_version'`;

const CONSTRAINTS = `
  SELECT format('%s: %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE k.connamespace = 'public'::regnamespace AND k.contype NOT IN ('n', 't') AND c.relname <> 'schema_version'`;

const INDEXES = `
  SELECT pg_get_indexdef(i.indexrelid) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_version'
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`;

/** Columns, constraints and indexes of the database, in PostgreSQL's own words, sorted. */
export async function describeSchema(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ line: string }>([COLUMNS, CONSTRAINTS, INDEXES].join(' UNION ALL '));
  // The same number, written as a number by the migrations and as text by TypeORM.
  return rows.map(({ line }) => line.replace(/'(\d+)'::smallint/, '$1')).toSorted();
}
