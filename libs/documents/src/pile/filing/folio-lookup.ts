import type { Actor, Queryable } from '@oficialia/platform';
import { findPetition, parseFolio, petitionNotFound, type PetitionRow } from '@oficialia/registry';
import { folioNotRead } from '../piles.errors.js';

/**
 * The petition of a folio in any spelling; of a bare number, the newest that has it. Throws `pile.folio` for what is no
 * folio and `petition.not-found`.
 */
export async function petitionOf(source: Queryable, typed: string, actor: Actor): Promise<PetitionRow> {
  const parts = parseFolio(typed);
  if (!parts) throw folioNotRead(typed.slice(0, 60));
  const rows = await source.query<{ folio: string }>(
    `SELECT p.folio FROM petition p JOIN folio_series s ON s.id = p.series_id
     WHERE p.number = $1 AND ($2::int IS NULL OR p.year = $2) AND ($3::text IS NULL OR s.prefix = $3)
     ORDER BY p.year DESC, s.id LIMIT 1`,
    [parts.number, parts.year ?? null, parts.series ?? null],
  );
  if (!rows[0]) throw petitionNotFound(typed.slice(0, 60));
  return findPetition(source, rows[0].folio, actor);
}

export interface WaitingPetition {
  folio: string;
  sender_name: string;
  subject: string;
  received_at: Date;
}

/** Petitions without their paper, newest first: what a bundle of the tray most likely belongs to. */
export function petitionsWithoutPaper(source: Queryable, limit: number): Promise<WaitingPetition[]> {
  return source.query<WaitingPetition>(
    `SELECT p.folio, p.sender_name, p.subject, p.received_at FROM petition p
     WHERE p.status <> 'annulled' AND NOT EXISTS (SELECT 1 FROM document d WHERE d.petition_id = p.id AND d.purpose = 'petition')
     ORDER BY p.id DESC LIMIT $1`,
    [limit],
  );
}
