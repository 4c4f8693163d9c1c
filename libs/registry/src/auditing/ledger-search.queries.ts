import type { Queryable } from '@oficialia/platform';
import { petitionsOfFolio } from './folios.queries.js';
import { NOBODY, type LedgerFilter } from './ledger-filter.js';

/** Counting further would help nobody: from here on it is «más de 1,000». */
export const MOST_COUNTED = 1000;

/** An entry as the search shows it. */
export interface FoundEntry {
  id: number;
  folio: string | null;
  seq: number;
  at: Date;
  actor_name: string;
  address: string;
  act: string;
  hash: Buffer;
  /** The day whose seal covers it; null until it is sealed. */
  seal_day: string | null;
}

/** A page begins after an entry, or ends before one; the first page does neither. */
export interface Place {
  after?: number;
  before?: number;
}

/** FROM and WHERE of the entries `e` that a filter asks for, and its parameters. */
export interface LedgerCondition {
  sql: string;
  values: unknown[];
}

/** Undefined when the folio that was typed is none, so that nothing can be found. `zone` is that of the days. */
export async function ledgerCondition(
  source: Queryable,
  filter: LedgerFilter,
  zone: string,
): Promise<LedgerCondition | undefined> {
  const values: unknown[] = [];
  const of = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.folio) {
    const petitions = await petitionsOfFolio(source, filter.folio);
    if (!petitions || petitions.length === 0) return undefined;
    conditions.push(`e.petition_id = ANY (${of(petitions)}::bigint[])`);
  }
  if (filter.persona === NOBODY) conditions.push('e.actor_id IS NULL');
  else if (filter.persona) conditions.push(`e.actor_id = ${of(Number(filter.persona))}::int`);
  if (filter.acto) {
    conditions.push(`e.act = ${of(filter.acto)}`);
    // Said again in the index's own words: it leaves out the one act that half of all entries are.
    if (filter.acto !== 'registered') conditions.push(`e.act <> 'registered'`);
  }
  const midnight = (day: string, more = '') => `((${of(day)}::date${more})::timestamp AT TIME ZONE ${of(zone)})`;
  if (filter.desde) conditions.push(`e.at >= ${midnight(filter.desde)}`);
  if (filter.hasta) conditions.push(`e.at < ${midnight(filter.hasta, ' + 1')}`);
  return { sql: `ledger_entry e WHERE ${conditions.join(' AND ')}`, values };
}

/** One page of entries, newest first. */
export async function searchLedger(
  source: Queryable,
  { sql, values }: LedgerCondition,
  place: Place,
  size: number,
): Promise<{ rows: FoundEntry[]; more: boolean; earlier: boolean }> {
  const backwards = place.before !== undefined;
  const from = place.before ?? place.after;
  const given = [...values];
  const of = (value: unknown) => `$${given.push(value)}`;
  const beyond =
    from === undefined
      ? ''
      : ` AND (e.at, e.id) ${backwards ? '>' : '<'} (SELECT p.at, p.id FROM ledger_entry p WHERE p.id = ${of(from)}::bigint)`;
  const order = backwards ? 'e.at, e.id' : 'e.at DESC, e.id DESC';
  const found = await source.query<FoundEntry>(
    `SELECT e.id, coalesce(p.folio, r.folio) AS folio, e.seq, e.at, e.actor_name, e.address, e.act, e.hash, k.day AS seal_day
     FROM (SELECT e.* FROM ${sql}${beyond} ORDER BY ${order} LIMIT ${of(size + 1)}) e
     LEFT JOIN petition p ON p.id = e.petition_id LEFT JOIN reserved_folio r ON r.petition_id = e.petition_id
     LEFT JOIN ledger_sealed_entry s ON s.entry_id = e.id LEFT JOIN ledger_seal k ON k.id = s.seal_id ORDER BY ${order}`,
    given,
  );
  const rows = found.slice(0, size);
  const further = found.length > size;
  return backwards
    ? { rows: rows.toReversed(), more: true, earlier: further }
    : { rows, more: further, earlier: place.after !== undefined };
}

/** How many entries there are, counted as far as one more than `limit`. */
export async function countLedger(source: Queryable, { sql, values }: LedgerCondition, limit: number): Promise<number> {
  const rows = await source.query<{ entries: number }>(
    `SELECT count(*)::int AS entries FROM (SELECT 1 FROM ${sql} LIMIT ${limit + 1}) found`,
    values,
  );
  return rows[0]?.entries ?? 0;
}

export interface NamedPerson {
  id: number;
  name: string;
}

/** Everybody who has or had an account, by name. */
export function peopleEver(source: Queryable): Promise<NamedPerson[]> {
  return source.query(
    `SELECT id, name || CASE WHEN active THEN '' ELSE ' (sin acceso)' END AS name FROM person ORDER BY name`,
  );
}

/** An entry with everything that was hashed. */
export interface WholeEntry extends FoundEntry {
  data: Record<string, unknown>;
  previous_hash: Buffer;
}

/** The whole ledger of one petition, oldest first. */
export function wholeLedgerOf(source: Queryable, petitionId: number): Promise<WholeEntry[]> {
  return source.query<WholeEntry>(
    `SELECT e.id, NULL AS folio, e.seq, e.at, e.actor_name, e.address, e.act, e.data, e.previous_hash, e.hash, k.day AS seal_day
     FROM ledger_entry e LEFT JOIN ledger_sealed_entry s ON s.entry_id = e.id LEFT JOIN ledger_seal k ON k.id = s.seal_id
     WHERE e.petition_id = $1 ORDER BY e.seq`,
    [petitionId],
  );
}
