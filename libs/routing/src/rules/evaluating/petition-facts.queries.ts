import type { Queryable } from '@oficialia/platform';
import { PETITION_TEXT } from '../../petition-text.js';

/** What rules judge a petition by. */
export interface PetitionFacts {
  id: number;
  subject: string;
  /** As read, of the petition and its annexes. */
  text: string;
  senderKind: string;
  documentKind: string;
  channel: string;
  /** Empty when there is none. */
  neighbourhood: string;
  /** Day of reception in the municipality's zone, `YYYY-MM-DD`. */
  receivedOn: string;
}

const FACTS = `SELECT p.id, p.subject, ${PETITION_TEXT} AS text,
    p.sender_kind AS "senderKind", p.document_kind AS "documentKind", p.channel,
    coalesce(p.contact_neighbourhood, '') AS neighbourhood,
    to_char(p.received_at AT TIME ZONE (SELECT time_zone FROM municipality), 'YYYY-MM-DD') AS "receivedOn"
  FROM petition p`;

/** The facts of one petition, or undefined when there is none. */
export async function factsOf(source: Queryable, petitionId: number): Promise<PetitionFacts | undefined> {
  return (await source.query<PetitionFacts>(`${FACTS} WHERE p.id = $1`, [petitionId]))[0];
}

/** The facts of the newest petitions that count, before the one with the id `before`. */
export function newestFacts(
  source: Queryable,
  page: { limit: number; before: number | null },
): Promise<PetitionFacts[]> {
  return source.query<PetitionFacts>(
    `${FACTS} WHERE p.status <> 'annulled' AND ($2::bigint IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $1`,
    [page.limit, page.before],
  );
}
