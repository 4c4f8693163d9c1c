import type { Queryable } from '@oficialia/platform';
import type { AttentionRate } from './attention-rate.js';
import type { Period } from './period.js';

/** Both numbers of the rate, as the function of the database defines it. */
export async function attentionRate(source: Queryable, { from, to }: Period): Promise<AttentionRate> {
  const rows = await source.query<AttentionRate>('SELECT numerator, denominator FROM attention_rate($1, $2)', [
    from,
    to,
  ]);
  return rows[0] as AttentionRate;
}

/** Which of the two numbers a list explains. */
export type Part = 'numerator' | 'denominator';

export interface CountedPetition {
  folio: string;
  subject: string;
  status: string;
  /** `YYYY-MM-DD`. */
  received_day: string;
  answered: boolean;
  answered_day: string | null;
}

/** The petitions behind a number of the rate: as many as it counts, one page of them. */
export function petitionsBehind(
  source: Queryable,
  { from, to }: Period,
  part: Part,
  page: { limit: number; offset: number },
): Promise<CountedPetition[]> {
  return source.query<CountedPetition>(
    `SELECT folio, subject, status, received_day, answered, CASE WHEN answered THEN answered_day END AS answered_day
     FROM petition_attention WHERE requires_reply AND received_day BETWEEN $1 AND $2 AND (answered OR $3)
     ORDER BY received_day, id LIMIT $4 OFFSET $5`,
    [from, to, part === 'denominator', page.limit, page.offset],
  );
}
