import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import { mayRead } from '../documents.queries.js';

/** A page that waits for a person. */
export interface PageToType {
  folio: string;
  document_id: number;
  document: string;
  number: number;
  pages: number | null;
  subject: string;
  urgent: boolean;
  received_at: Date;
}

// The first condition is the one of the index page_doubtful.
const WAITING = `FROM page_text g JOIN document d ON d.id = g.document_id JOIN petition p ON p.id = d.petition_id
  JOIN document_kind kind ON kind.key = p.document_kind
  WHERE g.machine_doubts AND g.verdict IS NULL AND p.status <> 'annulled'`;
const URGENT = `(p.priority = 'urgent' OR kind.urgent)`;
/** More than this is «más de» for the menu and the tray: counting further would help nobody. */
export const MOST_COUNTED = 200;

/** Pages that wait for a person and that the actor may see: urgent first, then the newest petition, in order of pages. */
export function pagesToType(
  source: Queryable,
  actor: Actor,
  { limit, skip }: { limit: number; skip: number },
): Promise<PageToType[]> {
  return source.query<PageToType>(
    `SELECT p.folio, d.id AS document_id, d.name AS document, g.number, d.pages, p.subject, ${URGENT} AS urgent, p.received_at
     ${WAITING} AND ${inSight(1)} AND ${mayRead(1)} ORDER BY ${URGENT} DESC, p.received_at DESC, d.id, g.number LIMIT $2 OFFSET $3`,
    [actor.departmentId, limit, skip],
  );
}

/** How many pages wait, counted up to `MOST_COUNTED`. */
export async function countToType(source: Queryable, actor: Actor): Promise<number> {
  const rows = await source.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 ${WAITING} AND ${inSight(1)} AND ${mayRead(1)} LIMIT ${MOST_COUNTED}) waiting`,
    [actor.departmentId],
  );
  return rows[0]?.count ?? 0;
}

/** A page by its address, whether it waits or not; undefined when the actor may not see it. */
export async function pageToType(
  source: Queryable,
  actor: Actor,
  folio: string,
  documentId: number,
  number: number,
): Promise<PageToType | undefined> {
  const rows = await source.query<PageToType>(
    `SELECT p.folio, d.id AS document_id, d.name AS document, g.number, d.pages, p.subject, ${URGENT} AS urgent, p.received_at
     FROM page g JOIN document d ON d.id = g.document_id JOIN petition p ON p.id = d.petition_id
     JOIN document_kind kind ON kind.key = p.document_kind
     WHERE p.folio = $2 AND d.id = $3 AND g.number = $4 AND ${inSight(1)} AND ${mayRead(1)}`,
    [actor.departmentId, folio, documentId, number],
  );
  return rows[0];
}
