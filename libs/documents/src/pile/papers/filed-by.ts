import type { Queryable } from '@oficialia/platform';

/** Who filed a document out of a pile, and from where; undefined when it came another way. */
export async function filedBy(
  source: Queryable,
  documentId: number,
): Promise<{ personId: number; address: string; folio: string } | undefined> {
  const rows = await source.query<{ personId: number; address: string; folio: string }>(
    `SELECT a.acted_by AS "personId", a.address, p.folio FROM pile_act a JOIN petition p ON p.id = a.petition_id
     WHERE a.document_id = $1 AND a.act = 'filed' ORDER BY a.id DESC LIMIT 1`,
    [documentId],
  );
  return rows[0];
}
