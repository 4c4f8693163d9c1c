import type { Db } from '@oficialia/platform';
import type { Verdict } from '../portal.queries.js';

/** Whose word it is, and from where it comes. */
export interface Speaker {
  folio: string;
  code: string;
  at: Date;
  network: string;
}

/** Writes the petitioner's verdict: `done`, `same` when it was said before, else why it was refused. */
export async function evaluate(
  db: Db,
  { folio, code, at, network }: Speaker,
  { verdict, comment }: { verdict: Verdict; comment?: string },
): Promise<string> {
  const sql = 'SELECT portal_evaluate($1, $2, $3, $4, $5, $6) AS outcome';
  const rows = await db.query<{ outcome: string }>(sql, [folio, code, verdict, comment ?? null, at, network]);
  return rows[0]?.outcome ?? 'none';
}

/** Writes that the petitioner asks to open the matter again: `done`, `asked` when it was asked before, else why not. */
export async function askReopening(db: Db, { folio, code, at, network }: Speaker, reason: string): Promise<string> {
  const sql = 'SELECT portal_ask_reopening($1, $2, $3, $4, $5) AS outcome';
  const rows = await db.query<{ outcome: string }>(sql, [folio, code, reason, at, network]);
  return rows[0]?.outcome ?? 'none';
}
