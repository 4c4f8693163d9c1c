import type { Queryable } from '@oficialia/platform';

/** What the list is narrowed to, as the address names it. */
export interface OfficeBookFilter {
  /** Id of a person: what she did, and what was done with her account. */
  persona?: string;
  tipo?: EntryKind;
  /** Days of the municipality, `YYYY-MM-DD`. */
  desde?: string;
  hasta?: string;
}

export const ENTRY_KINDS = ['entradas', 'rechazos', 'cambios', 'copias'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const ACTS: Record<EntryKind, string[]> = {
  entradas: ['signed_in', 'signed_out'],
  rechazos: ['sign_in_failed', 'sign_in_locked'],
  cambios: ['added', 'changed', 'deleted'],
  copias: ['ledger_exported', 'petition_verified'],
};

/** Before and after of a column; both null where it is a secret. */
export type Change = [string | null, string | null];

export interface OfficeBookRow {
  id: number;
  at: Date;
  actor_name: string;
  address: string;
  act: string;
  thing: string | null;
  /** What it is called, or else its key. */
  thing_name: string | null;
  data: {
    changes?: Record<string, Change>;
    folio?: string;
    whole?: boolean;
    entries?: number;
    sha256?: string;
  };
}

/** Entries of the office's book, newest first; `before` is the last of the page before. */
export function listOfficeBook(
  source: Queryable,
  { persona, tipo, desde, hasta }: OfficeBookFilter,
  zone: string,
  { before, limit }: { before?: number; limit: number },
): Promise<OfficeBookRow[]> {
  return source.query<OfficeBookRow>(
    `SELECT e.id, e.at, e.actor_name, e.address, e.act, e.thing, e.data, coalesce(
       CASE e.thing WHEN 'person' THEN (SELECT p.name FROM person p WHERE p.id = e.thing_key::int)
         WHEN 'department' THEN (SELECT d.name FROM department d WHERE d.id = e.thing_key::int) END,
       e.data #>> '{changes,name,1}', e.data #>> '{changes,name,0}', e.thing_key) AS thing_name
     FROM office_entry e
     WHERE ($1::int IS NULL OR e.actor_id = $1 OR (e.thing = 'person' AND e.thing_key = $1::text))
       AND ($2::text[] IS NULL OR e.act = ANY ($2))
       AND ($3::date IS NULL OR e.at >= ($3::date)::timestamp AT TIME ZONE $5)
       AND ($4::date IS NULL OR e.at < ($4::date + 1)::timestamp AT TIME ZONE $5)
       AND ($6::bigint IS NULL OR e.id < $6)
     ORDER BY e.id DESC LIMIT $7`,
    [
      persona === undefined ? null : Number(persona),
      tipo ? ACTS[tipo] : null,
      desde ?? null,
      hasta ?? null,
      zone,
      before ?? null,
      limit,
    ],
  );
}
