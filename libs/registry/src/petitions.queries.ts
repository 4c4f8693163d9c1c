import { prepared, type Actor, type Queryable } from '@oficialia/platform';
import { petitionNotFound } from './registry.errors.js';
import type { PetitionRow } from './petition-row.js';

const PETITION = `SELECT p.id, p.folio, p.series_id, p.year, p.number, p.lookup_code, p.registered_at, p.registered_by,
    who.name AS registered_by_name, who.position AS registered_by_position, p.received_at, p.received_reason, p.channel,
    p.sender_kind, p.sender_name, p.sender_position, p.sender_institution, p.contact_address, p.contact_neighbourhood,
    p.contact_telephone, p.contact_email, p.notify_by_board, p.document_kind, kind.name AS document_kind_name,
    p.document_number, p.document_date, p.addressed_to, p.subject, p.sheets, p.annexes, p.priority, p.curp,
    p.curp_absence, p.notes, p.requires_reply, p.status, p.ledger_seq
  FROM petition p JOIN person who ON who.id = p.registered_by JOIN document_kind kind ON kind.key = p.document_kind`;

/**
 * The condition that keeps an actor to the petitions of the own department: whoever has none sees all.
 * `parameter` is the number of the query's parameter that holds `actor.departmentId`; `p` is the petition.
 */
export function inSight(parameter: number): string {
  return `($${parameter}::int IS NULL OR ${seenBy(parameter)})`;
}

/** The same for a parameter that is never null; alone, the database can begin with what the department sees. */
export function seenBy(parameter: number): string {
  return `EXISTS (SELECT 1 FROM petition_sight sight
    WHERE sight.petition_id = p.id AND sight.department_id = $${parameter}::int)`;
}

/** The petition with this folio, if the actor may see it; else `petition.not-found`, whether it exists or not. */
export async function findPetition(source: Queryable, folio: string, actor: Actor): Promise<PetitionRow> {
  const sql = `${PETITION} WHERE p.folio = $1 AND ${inSight(2)}`;
  const rows = await prepared<PetitionRow>(source, sql, [folio, actor.departmentId]);
  if (!rows[0]) throw petitionNotFound(folio);
  return rows[0];
}

/** A petition by its id, for jobs: no actor, no scope. */
export async function petitionById(source: Queryable, id: number): Promise<PetitionRow | undefined> {
  return (await source.query<PetitionRow>(`${PETITION} WHERE p.id = $1`, [id]))[0];
}

export interface PetitionFilter {
  /** Words of the folio, the sender or the subject. */
  words?: string;
  status?: string;
  /** Days of the municipality's zone, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  zone: string;
  /** Id of the last petition of the page before. */
  before?: number;
}

export type PetitionLine = Pick<
  PetitionRow,
  'id' | 'folio' | 'received_at' | 'sender_name' | 'sender_institution' | 'subject' | 'priority' | 'status'
>;

/** The register, newest first, `limit` at most. */
export function listPetitions(
  source: Queryable,
  actor: Actor,
  filter: PetitionFilter,
  limit: number,
): Promise<PetitionLine[]> {
  const like = filter.words ? `%${filter.words.replace(/[\\%_]/g, '\\$&')}%` : null;
  const range = [filter.from ?? null, filter.to ?? null, filter.zone];
  return source.query<PetitionLine>(
    `SELECT p.id, p.folio, p.received_at, p.sender_name, p.sender_institution, p.subject, p.priority, p.status
     FROM petition p WHERE ${inSight(1)}
       AND ($2::text IS NULL OR p.folio ILIKE $2 OR unaccent(p.sender_name) ILIKE unaccent($2) OR unaccent(p.subject) ILIKE unaccent($2)
         OR p.document_number ILIKE $2)
       AND ($3::text IS NULL OR p.status = $3) AND ($4::bigint IS NULL OR p.id < $4)
       AND ($5::date IS NULL OR p.received_at >= ($5::date)::timestamp AT TIME ZONE $7)
       AND ($6::date IS NULL OR p.received_at < ($6::date + 1)::timestamp AT TIME ZONE $7)
     ORDER BY p.id DESC LIMIT $8`,
    [actor.departmentId, like, filter.status ?? null, filter.before ?? null, ...range, limit],
  );
}

export interface LedgerLine {
  seq: number;
  at: Date;
  /** With «en suplencia de» when the act was done in somebody's place. */
  actor_name: string;
  act: string;
  data: Record<string, unknown>;
  hash: Buffer;
}

/** The history of a petition, oldest first. */
export function ledgerOf(source: Queryable, petitionId: number): Promise<LedgerLine[]> {
  return source.query<LedgerLine>(
    `SELECT e.seq, e.at, e.actor_name || coalesce(' en suplencia de ' || p.name, '') AS actor_name, e.act, e.data, e.hash
     FROM ledger_entry e LEFT JOIN person p ON p.id = (e.data ->> 'inPlaceOf')::integer
     WHERE e.petition_id = $1 ORDER BY e.seq`,
    [petitionId],
  );
}

export interface Catalogue {
  kinds: { key: string; name: string; urgent: boolean }[];
  series: { id: number; prefix: string; name: string }[];
}

/** What a petition may be: kinds of document and folio series in use. */
export async function catalogue(source: Queryable): Promise<Catalogue> {
  const kinds = await source.query<Catalogue['kinds'][number]>(
    'SELECT key, name, urgent FROM document_kind ORDER BY position, name',
  );
  const series = await source.query<Catalogue['series'][number]>(
    'SELECT id, prefix, name FROM folio_series WHERE active ORDER BY id',
  );
  return { kinds, series };
}

export interface CorrectionLine {
  field: string;
  previous: string | number | null;
  corrected: string | number | null;
  reason: string;
  corrected_by_name: string;
  corrected_at: Date;
}

/** The corrections of a petition, newest first. */
export function correctionsOf(source: Queryable, petitionId: number): Promise<CorrectionLine[]> {
  return source.query<CorrectionLine>(
    `SELECT c.field, c.previous, c.corrected, c.reason, who.name AS corrected_by_name, c.corrected_at
     FROM correction c JOIN person who ON who.id = c.corrected_by WHERE c.petition_id = $1 ORDER BY c.id DESC`,
    [petitionId],
  );
}
