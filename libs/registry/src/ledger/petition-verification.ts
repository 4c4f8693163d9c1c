import type { Queryable } from '@oficialia/platform';
import { sha256 } from './ledger-hash.js';
import type { LedgerFault, LedgerReport } from './ledger-report.js';
import { ATTESTED_TABLES } from './attested-tables.js';
import { attestedBy, ENTRIES, entryFault, type Attested, type EntryRow } from './ledger-verification.js';
import { membersOf, sealFault, type SealRow } from './seal-verification.js';

/** What was found of one petition; `unsealed` entries wait for the seal of their day. */
export interface PetitionReport extends LedgerReport {
  unsealed: number;
}

/**
 * Checks the ledger of one petition at once: its chain, the rows that it attests, and the seals that cover its entries, each
 * with all that it covers. Rows that nobody attested and missing folios are seen by `verifyLedger` alone.
 * `source` must read one snapshot; `publicKey` is the municipality's own, as there.
 */
export async function verifyPetition(
  source: Queryable,
  petitionId: number,
  publicKey?: string,
): Promise<PetitionReport> {
  const report: PetitionReport = { entries: 0, rows: 0, seals: 0, unsealed: 0 };
  const entries = await source.query<EntryRow>(`${ENTRIES} WHERE e.petition_id = $1 ORDER BY e.seq`, [petitionId]);
  report.fault =
    chainFault(entries, report) ??
    (await lengthFault(source, petitionId, entries)) ??
    (await rowsFault(source, entries, report)) ??
    (await sealsFault(source, entries, report, publicKey));
  return report;
}

function chainFault(entries: EntryRow[], report: LedgerReport): LedgerFault | undefined {
  let previous: Buffer = Buffer.alloc(32);
  for (const entry of entries) {
    const what = entryFault(entry, report.entries + 1, previous);
    if (what) return { what, folio: entry.folio, seq: entry.seq };
    previous = entry.hash;
    report.entries++;
  }
  return undefined;
}

async function lengthFault(source: Queryable, id: number, entries: EntryRow[]): Promise<LedgerFault | undefined> {
  const counted = await source.query<{ folio: string; ledger_seq: number }>(
    'SELECT folio, ledger_seq FROM petition WHERE id = $1',
    [id],
  );
  const [petition] = counted;
  if (!petition || petition.ledger_seq === entries.length) return undefined;
  return { what: 'faltan o sobran asientos al final', folio: petition.folio, seq: petition.ledger_seq };
}

/** The last that was attested of each row must be what the row is now. */
async function rowsFault(
  source: Queryable,
  entries: EntryRow[],
  report: LedgerReport,
): Promise<LedgerFault | undefined> {
  const latest = new Map<string, Attested & { folio: string; seq: number }>();
  for (const { folio, seq, ...entry } of entries)
    for (const row of attestedBy({ folio, seq, ...entry }))
      latest.set(`${row.table}:${row.id}`, { ...row, folio, seq });
  for (const [table, rows] of Map.groupBy(latest.values(), (row) => row.table)) {
    const { folio, seq } = rows[0] as (typeof rows)[number];
    if (!ATTESTED_TABLES.includes(table)) return { what: `nadie conoce la tabla ${table}`, folio, seq };
    const found = await source.query<{ id: number; facts: string }>(
      `SELECT t.id, facts(t) AS facts FROM ${table} t WHERE t.id = ANY ($1)`,
      [rows.map(({ id }) => id)],
    );
    const digests = new Map(found.map(({ id, facts }) => [Number(id), sha256(facts).toString('hex')]));
    for (const row of rows) {
      const digest = digests.get(row.id);
      const at = { folio: row.folio, seq: row.seq };
      if (digest === undefined) return { what: `la fila ${table} ${row.id} fue borrada`, ...at };
      if (digest !== row.digest)
        return { what: `la fila ${row.id} de ${table} fue alterada después de este asiento`, ...at };
      report.rows++;
    }
  }
  return undefined;
}

async function sealsFault(
  source: Queryable,
  entries: EntryRow[],
  report: PetitionReport,
  publicKey?: string,
): Promise<LedgerFault | undefined> {
  const seals = await source.query<SealRow & { before: Buffer | null; covered: number }>(
    `SELECT s.*, (SELECT b.hash FROM ledger_seal b WHERE b.id < s.id ORDER BY b.id DESC LIMIT 1) AS before,
       c.covered FROM ledger_seal s
     JOIN (SELECT seal_id, count(*)::integer AS covered FROM ledger_sealed_entry WHERE entry_id = ANY ($1) GROUP BY seal_id) c
       ON c.seal_id = s.id ORDER BY s.id`,
    [entries.map(({ id }) => id)],
  );
  report.unsealed = entries.length;
  for (const seal of seals) {
    const members = await membersOf(source, seal.id);
    const what = sealFault(seal, members, seal.before ?? Buffer.alloc(32), publicKey);
    if (what) return { what: `sello del ${seal.day}: ${what}` };
    report.seals++;
    report.unsealed -= seal.covered;
    report.lastSeal = { day: seal.day, hash: seal.hash };
  }
  return undefined;
}
