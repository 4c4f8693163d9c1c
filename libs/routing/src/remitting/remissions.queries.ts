import type { Queryable } from '@oficialia/platform';

export interface RemissionRow {
  folio: string;
  authority_key: string;
  authority: string;
  oficio: string;
  legal_basis: string;
  message: string | null;
  regime: string;
  due_date: string | null;
  remitted_at: Date;
  remitted_by: string;
  cancelled_at: Date | null;
  cancel_reason: string | null;
}

/** To which authorities a petition was sent, oldest first; all but the last are cancelled. */
export function remissionsOf(source: Queryable, petitionId: number): Promise<RemissionRow[]> {
  return source.query<RemissionRow>(
    `SELECT p.folio, d.key AS authority_key, d.name AS authority, o.label AS oficio, m.legal_basis, m.message,
       g.name AS regime, m.due_date, m.remitted_at, who.name AS remitted_by, c.cancelled_at, c.reason AS cancel_reason
     FROM remission m JOIN petition p ON p.id = m.petition_id JOIN department d ON d.id = m.department_id
     JOIN oficio o ON o.id = m.oficio_id JOIN term_regime g ON g.id = m.regime_id JOIN person who ON who.id = m.remitted_by
     LEFT JOIN oficio_cancellation c ON c.oficio_id = o.id
     WHERE m.petition_id = $1 ORDER BY m.id`,
    [petitionId],
  );
}

/** The regime of the petition's newest clock, if it has had one. */
export async function regimeOfPetition(source: Queryable, petitionId: number): Promise<string | undefined> {
  const rows = await source.query<{ key: string }>(
    `SELECT g.key FROM referral r JOIN clock k ON k.referral_id = r.id JOIN term_regime g ON g.id = k.regime_id
     WHERE r.petition_id = $1 ORDER BY r.id DESC LIMIT 1`,
    [petitionId],
  );
  return rows[0]?.key;
}
