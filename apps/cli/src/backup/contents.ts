import type { CopiedTable } from '@oficialia/platform';

/** Tables whose rows a backup leaves out, and why a restored office is better without them. */
export const LEFT_OUT: Record<string, string> = {
  'public.session': 'whoever was signed in signs in again',
  'pgboss.version': 'belongs to the queue of the program that restores; the manifest tells it',
  'pgboss.bam': 'upkeep of the queue by itself',
  'pgboss.queue_stats': 'how long the queue was, measured by itself, in a partition for each day',
};

/** Columns with the address of a file in the storage. */
export const FILE_COLUMNS: Record<string, string[]> = {
  'public.document': ['sha256', 'searchable_sha256'],
  'public.page': ['image_sha256', 'thumbnail_sha256'],
  'public.report_file': ['sha256'],
};

/** Columns with a SHA-256 of something else. */
export const NO_FILE_COLUMNS: Record<string, string[]> = {
  // What the scanner's folder held; what was taken of it is a document.
  'public.watched_file': ['sha256'],
};

/** Secrets in KEYS_DIR that cannot be made anew; that of the sessions can. */
export const KEYS = ['ledger-seal.pem'];

/** Gives the address of every file that the rows of these tables name, each once, in order. */
export function addressesQuery(tables: CopiedTable[]): string {
  const selects = tables.flatMap(({ name, columns }) =>
    (FILE_COLUMNS[name] ?? [])
      .filter((column) => columns.includes(column))
      .map((column) => `SELECT ${column} AS address FROM ${name} WHERE ${column} IS NOT NULL`),
  );
  return `SELECT DISTINCT address COLLATE "C" FROM (${selects.join(' UNION ALL ')}) AS named ORDER BY 1`;
}
