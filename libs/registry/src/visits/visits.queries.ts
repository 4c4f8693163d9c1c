import type { Queryable } from '@oficialia/platform';
import type { LedgerFilter } from '../auditing/ledger-filter.js';
import { petitionsOfFolio } from '../auditing/folios.queries.js';

/** What of a petition was opened. */
export type VisitPart = 'page' | 'document' | 'paper' | 'ledger' | 'program';

export interface VisitRow {
  id: number;
  at: Date;
  folio: string;
  person: string;
  role: string;
  department: string | null;
  address: string;
  part: VisitPart;
}

/** The departments that may see a petition, and since when. */
export function departmentsInSight(source: Queryable, petitionId: number): Promise<{ name: string; since: Date }[]> {
  return source.query(
    `SELECT d.name, s.since FROM petition_sight s JOIN department d ON d.id = s.department_id WHERE s.petition_id = $1
     ORDER BY s.since, d.name`,
    [petitionId],
  );
}

/** Who opened which petition, newest first: of a folio, of a person, between two days. `before` is the last of the page before. */
export async function listVisits(
  source: Queryable,
  filter: Omit<LedgerFilter, 'acto'>,
  zone: string,
  { before, limit }: { before?: number; limit: number },
): Promise<VisitRow[]> {
  const petitions = filter.folio === undefined ? null : ((await petitionsOfFolio(source, filter.folio)) ?? []);
  const person = filter.persona === undefined ? null : Number(filter.persona);
  return source.query<VisitRow>(
    `SELECT v.id, v.at, p.folio, w.name AS person, w.role, d.name AS department, v.address, v.part
     FROM petition_visit v JOIN petition p ON p.id = v.petition_id JOIN person w ON w.id = v.person_id
     LEFT JOIN department d ON d.id = w.department_id
     WHERE ($1::bigint[] IS NULL OR v.petition_id = ANY ($1)) AND ($2::int IS NULL OR v.person_id = $2)
       AND ($3::date IS NULL OR v.at >= ($3::date)::timestamp AT TIME ZONE $5)
       AND ($4::date IS NULL OR v.at < ($4::date + 1)::timestamp AT TIME ZONE $5)
       AND ($6::bigint IS NULL OR v.id < $6)
     ORDER BY v.id DESC LIMIT $7`,
    [petitions, person, filter.desde ?? null, filter.hasta ?? null, zone, before ?? null, limit],
  );
}
