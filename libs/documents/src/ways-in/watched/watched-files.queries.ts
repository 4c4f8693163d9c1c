import type { Queryable } from '@oficialia/platform';

/** A file that came out of the watched folder, as people see it. */
export interface TakenFile {
  id: number;
  name: string;
  taken_at: Date;
  /** When the same content came before. */
  repeated_at: Date | null;
  pile_id: number | null;
  refusal: string | null;
}

const WEEK_MS = 7 * 86_400_000;

/** What came out of the watched folder in the week before `now`, newest first. */
export function lastTaken(source: Queryable, now: Date): Promise<TakenFile[]> {
  return source.query<TakenFile>(
    `SELECT w.id, w.name, w.taken_at, r.taken_at AS repeated_at, coalesce(w.pile_id, r.pile_id) AS pile_id, w.refusal
     FROM watched_file w LEFT JOIN watched_file r ON r.id = w.repeats
     WHERE w.taken_at > $1 ORDER BY w.taken_at DESC, w.id DESC LIMIT 10`,
    [new Date(now.getTime() - WEEK_MS)],
  );
}
