import type { Queryable } from '@oficialia/platform';

/** How often a petition came back on the way to this referral, its own return included. */
export async function returnsUpTo(source: Queryable, referralId: number): Promise<number> {
  const rows = await source.query<{ returns: number }>(
    `WITH RECURSIVE chain AS (
       SELECT id, previous_id FROM referral WHERE id = $1
       UNION ALL SELECT r.id, r.previous_id FROM referral r JOIN chain c ON r.id = c.previous_id
     ) SELECT count(*)::integer AS returns FROM referral_return b JOIN chain c ON c.id = b.referral_id`,
    [referralId],
  );
  return rows[0]?.returns ?? 0;
}
