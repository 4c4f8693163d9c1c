import type { Queryable, Tx } from '@oficialia/platform';
import type { AttestedRow } from '@oficialia/registry';

/** How many points a referral may have, and how long one may be. */
export const MOST_POINTS = 20;
export const LONGEST_POINT = 1_000;

/** One thing that a department is asked to answer. */
export interface Point {
  /** From 1, as the oficio prints it. */
  number: number;
  text: string;
}

/** What a referral without points asks. */
const WHOLE: Point = { number: 1, text: 'La petición en su conjunto' };

/** `1.`, `2)`, `a)`, `-` and the like, which people type in front of a point although the oficio numbers them. */
const BULLET = /^(?:\d{1,2}\s*[.)-]+|[a-z]\s*\)|[-•*·])\s+(?=\S)/iu;

/** The points as they are kept: without the numbers that were typed in front of them. */
export function withoutBullets(lines: readonly string[] = []): string[] {
  return lines.map((line) => line.replace(BULLET, ''));
}

/** Writes the points of a referral that was just made, for its ledger entry to attest. */
export async function writePoints(tx: Tx, referralId: number, texts: readonly string[]): Promise<AttestedRow[]> {
  if (texts.length === 0) return [];
  const rows: { id: number }[] = await tx.query(
    `INSERT INTO referral_point (referral_id, number, text)
     SELECT $1, number, text FROM unnest($2::text[]) WITH ORDINALITY AS point (text, number) RETURNING id`,
    [referralId, texts],
  );
  return rows.map(({ id }) => ({ table: 'referral_point', id }));
}

/** What each of these referrals asks to be answered, in order: at least the petition as a whole. */
export async function pointsOf(source: Queryable, referralIds: number[]): Promise<Map<number, Point[]>> {
  const rows = await source.query<Point & { referral_id: number }>(
    'SELECT referral_id, number, text FROM referral_point WHERE referral_id = ANY ($1) ORDER BY referral_id, number',
    [referralIds],
  );
  const points = Map.groupBy(rows, ({ referral_id }) => referral_id);
  return new Map(referralIds.map((id) => [id, points.get(id) ?? [WHOLE]]));
}
