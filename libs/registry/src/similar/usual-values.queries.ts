import type { Actor, Queryable } from '@oficialia/platform';

/** Fields with suggestions, and how many of them a page carries at most. */
const SUGGESTED = ['senderPosition', 'senderInstitution', 'contactNeighbourhood', 'addressedTo'] as const;
const MOST = 120;
/** Among how many of the newest petitions the clerk's last one is looked for. */
const NEWEST = 1_000;

export type Suggestions = Record<(typeof SUGGESTED)[number], string[]>;

/** What was written before in the fields with suggestions, most frequent first. */
export async function usualValues(source: Queryable): Promise<Suggestions> {
  const rows = await source.query<{ field: keyof Suggestions; value: string }>(
    `SELECT u.field, u.value FROM unnest($1::text[]) AS asked(field)
     CROSS JOIN LATERAL (SELECT field, value, times FROM usual_value WHERE field = asked.field ORDER BY times DESC LIMIT $2) u
     ORDER BY u.field, u.times DESC, u.value`,
    [SUGGESTED, MOST],
  );
  const of = (field: keyof Suggestions) => rows.filter((row) => row.field === field).map((row) => row.value);
  return {
    senderPosition: of('senderPosition'),
    senderInstitution: of('senderInstitution'),
    contactNeighbourhood: of('contactNeighbourhood'),
    addressedTo: of('addressedTo'),
  };
}

export interface LastAnswers {
  channel: string;
  sender_kind: string;
  document_kind: string;
  addressed_to: string;
}

/** What this person chose last since that moment: a clerk with a pile of oficios goes on with oficios. */
export async function lastAnswers(source: Queryable, actor: Actor, since: Date): Promise<LastAnswers | undefined> {
  const rows = await source.query<LastAnswers>(
    `SELECT channel, sender_kind, document_kind, addressed_to FROM (
       SELECT id, channel, sender_kind, document_kind, addressed_to, registered_by, registered_at
       FROM petition ORDER BY id DESC LIMIT $3) newest
     WHERE registered_by = $1 AND registered_at >= $2 ORDER BY id DESC LIMIT 1`,
    [actor.id, since, NEWEST],
  );
  return rows[0];
}
