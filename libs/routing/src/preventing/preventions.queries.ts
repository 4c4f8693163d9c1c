import type { IsoDay } from '@oficialia/directory';
import type { Queryable } from '@oficialia/platform';
import type { PetitionerLetter } from './letter/petitioner-letter.js';

/** What the petitioner was asked, and how it ended. */
export interface PreventionRow {
  id: number;
  petition_id: number;
  regime: string;
  basis: string;
  missing: string;
  made_on: IsoDay;
  complete_by: IsoDay;
  may_lapse: boolean;
  held_clocks: number[];
  letter: PetitionerLetter;
  made_at: Date;
  made_by: string;
  outcome: 'completed' | 'lapsed' | null;
  note: string | null;
  lapse_letter: PetitionerLetter | null;
  ended_at: Date | null;
  ended_by: string | null;
}

/** The prevention of a petition, if there was one. Whether the actor may see the petition is the caller's to ask. */
export async function preventionOf(source: Queryable, petitionId: number): Promise<PreventionRow | undefined> {
  const rows = await source.query<PreventionRow>(
    `SELECT v.id, v.petition_id, g.name AS regime, g.basis, v.missing, v.made_on, v.complete_by, v.may_lapse, to_jsonb(v.held_clocks) AS held_clocks,
       v.letter, v.made_at, maker.name AS made_by, e.outcome, e.note, e.letter AS lapse_letter, e.ended_at,
       ender.name AS ended_by
     FROM prevention v JOIN term_regime g ON g.id = v.regime_id JOIN person maker ON maker.id = v.made_by
     LEFT JOIN prevention_end e ON e.prevention_id = v.id LEFT JOIN person ender ON ender.id = e.ended_by
     WHERE v.petition_id = $1`,
    [petitionId],
  );
  return rows[0];
}

/** Of a petition that is turned, what its term may count from: its filing, and a prevention that was answered before. */
export async function momentsOf(
  source: Queryable,
  petition: { id: number; received_at: Date },
): Promise<{ filedAt: Date; prevented?: { askedAt: Date; completedAt: Date } }> {
  const made = await preventionOf(source, petition.id);
  const prevented =
    made?.outcome === 'completed' && made.ended_at ? { askedAt: made.made_at, completedAt: made.ended_at } : undefined;
  return { filedAt: petition.received_at, prevented };
}

/** A petition that waits for its petitioner. */
export interface WaitingRow {
  folio: string;
  subject: string;
  sender_name: string;
  made_on: IsoDay;
  complete_by: IsoDay;
  may_lapse: boolean;
}

const WAITING = `FROM prevention v JOIN petition p ON p.id = v.petition_id WHERE p.status = 'in_prevention'`;

/** Petitions that wait for their petitioner, those whose day came first on top. */
export function listPreventions(source: Queryable, page: { limit: number; offset: number }): Promise<WaitingRow[]> {
  return source.query<WaitingRow>(
    `SELECT p.folio, p.subject, p.sender_name, v.made_on, v.complete_by, v.may_lapse ${WAITING}
     ORDER BY v.complete_by, v.id LIMIT $1 OFFSET $2`,
    [page.limit, page.offset],
  );
}

/** How many wait, and how many of them past their day, for a person to decide; `today` is `YYYY-MM-DD`. */
export async function countPreventions(source: Queryable, today: string): Promise<{ total: number; past: number }> {
  const rows = await source.query<{ total: number; past: number }>(
    `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE v.complete_by < $1))::integer AS past ${WAITING}`,
    [today],
  );
  return rows[0] as { total: number; past: number };
}

/** The referrals that a department still has to acknowledge or to answer. */
export function heldReferrals(
  source: Queryable,
  petitionId: number,
): Promise<{ id: number; status: 'issued' | 'acknowledged' }[]> {
  return source.query(
    `SELECT id, status FROM referral WHERE petition_id = $1 AND status IN ('issued', 'acknowledged') ORDER BY id`,
    [petitionId],
  );
}
