import type { Queryable } from '@oficialia/platform';

export interface LaterAct {
  folio: string;
  at: Date;
  act: string;
  actor: string;
}

/** What the ledger says of these petitions after a moment, in its order, by folio. */
export async function actsSince(source: Queryable, folios: string[], since: Date): Promise<Map<string, LaterAct[]>> {
  const rows = await source.query<LaterAct>(
    `SELECT p.folio, e.at, e.act, e.actor_name AS actor
     FROM petition p JOIN ledger_entry e ON e.petition_id = p.id
     WHERE p.folio = ANY ($1) AND e.at >= $2 ORDER BY e.petition_id, e.seq`,
    [folios, since],
  );
  return Map.groupBy(rows, ({ folio }) => folio);
}
