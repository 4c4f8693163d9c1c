import type { Queryable } from '@oficialia/platform';
import { ATTESTED_TABLES, FOLIO_OF_ENTRY, folioOf, OFFICE_CHAIN, STILL_WAITS } from './attested-tables.js';
import { entryHash, sha256 } from './ledger-hash.js';
import type { LedgerFault, LedgerReport } from './ledger-report.js';
import { checkSeals } from './seal-verification.js';

const PAGE = 5_000;

export interface EntryRow {
  id: number;
  petition_id: number;
  folio: string;
  seq: number;
  at: string;
  actor_id: number | null;
  actor_name: string;
  address: string;
  act: string;
  data: string;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface Attested {
  table: string;
  id: number;
  digest: string;
}

/**
 * Checks the whole ledger: every entry's hash and chain, every attested row against the last digest written of it,
 * every row without an entry, every folio against its counter, every seal. Stops at the first thing that was touched.
 * Where people work meanwhile, `source` must read one snapshot (REPEATABLE READ).
 * `publicKey` (PEM) is the municipality's own, kept outside the database; without it only the seals' own keys are used.
 */
export async function verifyLedger(
  source: Queryable,
  publicKey?: string,
  /** Told after every few thousand entries. */
  progress?: (report: LedgerReport) => Promise<void>,
): Promise<LedgerReport> {
  const report: LedgerReport = { entries: 0, rows: 0, seals: 0 };
  const latest = new Map<string, { digest: string; folio: string; seq: number }>();
  report.fault =
    (await checkChains(source, report, latest, progress)) ??
    (await checkLengths(source)) ??
    (await checkRows(source, report, latest)) ??
    (await checkFolios(source)) ??
    (await checkSeals(source, report, publicKey));
  return report;
}

type Latest = Map<string, { digest: string; folio: string; seq: number }>;

async function checkChains(
  source: Queryable,
  report: LedgerReport,
  latest: Latest,
  progress?: (report: LedgerReport) => Promise<void>,
): Promise<LedgerFault | undefined> {
  let petition = 0;
  let seq = 0;
  let previous: Buffer = Buffer.alloc(32);
  for (;;) {
    const entries = await entriesAfter(source, petition, seq);
    for (const entry of entries) {
      if (entry.petition_id !== petition) previous = Buffer.alloc(32);
      const expected = entry.petition_id === petition ? seq + 1 : 1;
      const fault = entryFault(entry, expected, previous);
      if (fault) return { what: fault, folio: entry.folio, seq: entry.seq };
      for (const row of attestedBy(entry)) {
        latest.set(`${row.table}:${row.id}`, { digest: row.digest, folio: entry.folio, seq: entry.seq });
      }
      ({ petition_id: petition, seq, hash: previous } = entry);
      report.entries++;
    }
    await progress?.(report);
    if (entries.length < PAGE) return undefined;
  }
}

/** Entries with the very texts that were hashed. */
export const ENTRIES = `SELECT e.id, e.petition_id, ${FOLIO_OF_ENTRY} AS folio, e.seq,
    to_json(e.at AT TIME ZONE 'UTC') #>> '{}' AS at, e.actor_id, e.actor_name, e.address, e.act, e.data::text AS data,
    e.previous_hash, e.hash
  FROM ledger_entry e LEFT JOIN petition p ON p.id = e.petition_id
  LEFT JOIN reserved_folio r ON r.petition_id = e.petition_id`;

function entriesAfter(source: Queryable, petition: number, seq: number): Promise<EntryRow[]> {
  return source.query<EntryRow>(
    `${ENTRIES} WHERE (e.petition_id, e.seq) > ($1, $2) ORDER BY e.petition_id, e.seq LIMIT ${PAGE}`,
    [petition, seq],
  );
}

/** What is wrong with an entry that follows one with the hash `previous`. */
export function entryFault(entry: EntryRow, expected: number, previous: Buffer): string | undefined {
  if (entry.seq !== expected) return `falta el asiento ${expected}`;
  if (!entry.previous_hash.equals(previous)) return 'el asiento no enlaza con el anterior';
  const hash = entryHash({
    petitionId: entry.petition_id,
    seq: entry.seq,
    at: entry.at,
    actorId: entry.actor_id,
    actorName: entry.actor_name,
    address: entry.address,
    act: entry.act,
    data: entry.data,
    previousHash: entry.previous_hash,
  });
  return hash.equals(entry.hash) ? undefined : 'el contenido del asiento fue alterado';
}

export function attestedBy(entry: EntryRow): Attested[] {
  return (JSON.parse(entry.data) as { rows?: Attested[] }).rows ?? [];
}

/** An entry cut off the end of a chain leaves the chain whole; the petition knows how long it was. */
async function checkLengths(source: Queryable): Promise<LedgerFault | undefined> {
  const rows = await source.query<{ folio: string; ledger_seq: number }>(
    `SELECT p.folio, p.ledger_seq FROM petition p
     LEFT JOIN LATERAL (SELECT max(seq) AS last FROM ledger_entry e WHERE e.petition_id = p.id) e ON true
     WHERE e.last IS DISTINCT FROM p.ledger_seq
     UNION ALL SELECT '${OFFICE_CHAIN}', b.ledger_seq FROM office_chain b
     WHERE b.ledger_seq <> (SELECT coalesce(max(seq), 0) FROM ledger_entry e WHERE e.petition_id = 0) LIMIT 1`,
  );
  const row = rows[0];
  return row && { what: 'faltan o sobran asientos al final', folio: row.folio, seq: row.ledger_seq };
}

async function checkRows(source: Queryable, report: LedgerReport, latest: Latest): Promise<LedgerFault | undefined> {
  for (const table of ATTESTED_TABLES) {
    for (let after = 0; ;) {
      const rows = await source.query<{ id: number; facts: string; waits: boolean }>(
        `SELECT t.id, facts(t) AS facts, ${STILL_WAITS[table] ?? 'false'} AS waits FROM ${table} t WHERE t.id > $1 ORDER BY t.id LIMIT ${PAGE}`,
        [after],
      );
      for (const row of rows) {
        after = row.id;
        const known = latest.get(`${table}:${row.id}`);
        if (!known && row.waits) continue;
        if (!known)
          return {
            what: `la fila ${row.id} de ${table} no tiene asiento`,
            folio: await folioOf(source, table, row.id),
          };
        const altered = sha256(row.facts).toString('hex') !== known.digest;
        if (altered)
          return { what: `la fila ${row.id} de ${table} fue alterada después de este asiento`, ...where(known) };
        latest.delete(`${table}:${row.id}`);
        report.rows++;
      }
      if (rows.length < PAGE) break;
    }
  }
  for (const [name, known] of latest) return { what: `la fila ${name.replace(':', ' ')} fue borrada`, ...where(known) };
  return undefined;
}

/** A petition erased with everything that spoke of it leaves a gap; the counter knows how many folios there are. */
async function checkFolios(source: Queryable): Promise<LedgerFault | undefined> {
  const rows = await source.query<{ prefix: string; year: number; last: number; folios: number }>(
    `SELECT s.prefix, year, coalesce(c.last, 0) AS last, coalesce(p.folios, 0) AS folios
     FROM folio_counter c
     FULL JOIN (SELECT series_id, year, count(*)::integer AS folios, max(number) AS highest FROM (
         SELECT series_id, year, number FROM petition UNION
         SELECT b.series_id, b.year, r.number FROM reserved_folio r JOIN folio_block b ON b.id = r.block_id) given
       GROUP BY 1, 2) p
       USING (series_id, year)
     JOIN folio_series s ON s.id = series_id
     WHERE (c.last, c.last) IS DISTINCT FROM (coalesce(p.folios, 0), coalesce(p.highest, 0)) ORDER BY 1, 2 LIMIT 1`,
  );
  const row = rows[0];
  return row && { what: `${row.prefix} ${row.year}: el contador dice ${row.last} y hay ${row.folios} folios` };
}

function where(known: { folio: string; seq: number }): { folio: string; seq: number } {
  return { folio: known.folio, seq: known.seq };
}
