import type { Queryable } from '@oficialia/platform';

export interface LetterTextRow {
  introduction: string | null;
  closing: string | null;
  written_at: Date;
  written_by: string;
}

/** How the office begins and ends the letter of a petition; undefined where it leaves that to the usual words. */
export async function letterTextOf(source: Queryable, petitionId: number): Promise<LetterTextRow | undefined> {
  const rows = await source.query<LetterTextRow>(
    `SELECT t.introduction, t.closing, t.written_at, who.name AS written_by
     FROM letter_text t JOIN person who ON who.id = t.written_by WHERE t.petition_id = $1 ORDER BY t.id DESC LIMIT 1`,
    [petitionId],
  );
  return rows[0];
}
