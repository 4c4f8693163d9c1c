import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, dayIn, Db, type Actor, type Tx } from '@oficialia/platform';
import { catalogue } from '../petitions.queries.js';
import { reservedGone, reservedNotFound, seriesNotFound } from '../registry.errors.js';
import { newLookupCode } from '../registration/lookup-code.js';

const DEFAULT_SERIES = 'PM';

/** The contingency book: folios reserved before a power cut, and those that were not needed. */
@Injectable()
export class Contingency {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Takes the next `count` folios of this year from the counter, in one transaction; returns the id of their block. */
  async reserve(count: number, reason: string, actor: Actor): Promise<number> {
    const now = this.clock.now();
    const { timeZone } = await this.settings.municipality();
    const { series } = await catalogue(this.db);
    const chosen = series.find(({ prefix }) => prefix === DEFAULT_SERIES) ?? series[0];
    if (!chosen) throw seriesNotFound(DEFAULT_SERIES);
    const year = Number(dayIn(timeZone, now).slice(0, 4));
    const codes = Array.from({ length: count }, newLookupCode);
    return this.db.transaction(async (tx) => {
      const rows: { block: number }[] = await tx.query(
        'SELECT reserve_folios($1, $2, $3, $4, $5, $6, $7, $8) AS block',
        [chosen.id, year, codes, reason, now, actor.id, actor.name, actor.address],
      );
      return (rows[0] as { block: number }).block;
    });
  }

  /**
   * Annuls reserved folios that nobody captured: they stay in the book, with the reason. An act of its own and not the
   * annulment of a petition, because there is no petition and inventing one would put data nobody wrote into the registry.
   * All or none. Throws `reserved-folio.gone` when one was captured or annulled meanwhile.
   */
  annul(block: number, folios: string[], reason: string, actor: Actor): Promise<void> {
    return this.db.transaction(async (tx) => {
      for (const folio of folios.toSorted((a, b) => a.localeCompare(b)))
        await this.annulOne(tx, block, folio, reason, actor);
    });
  }

  private async annulOne(tx: Tx, block: number, folio: string, reason: string, actor: Actor): Promise<void> {
    const reserved = await lockReserved(tx, folio);
    if (reserved.block_id !== block) throw reservedNotFound(folio);
    if (reserved.annulled_at || reserved.captured_by_name) throw reservedGone(folio, reserved.captured_by_name);
    const now = this.clock.now();
    await tx.query(
      'UPDATE reserved_folio SET annulled_by = $2, annulled_at = $3, annulment_reason = $4 WHERE id = $1',
      [reserved.id, actor.id, now, reason],
    );
    await tx.query('SELECT ledger_append_reserved($1, $2, $3, $4, $5, $6, $7)', [
      reserved.id,
      now,
      actor.id,
      actor.name,
      actor.address,
      'reserved_folio_annulled',
      'annulled',
    ]);
  }
}

export interface LockedFolio {
  id: number;
  block_id: number;
  petition_id: number;
  series_id: number;
  year: number;
  number: number;
  folio: string;
  lookup_code: string;
  annulled_at: Date | null;
  captured_by: number | null;
  captured_by_name: string | null;
  captured_key: string | null;
}

/** Holds a reserved folio until the transaction ends, so that of two people one comes second. */
export async function lockReserved(tx: Tx, folio: string): Promise<LockedFolio> {
  // The lock comes first: what was captured while waiting must be seen by the second statement.
  const held: { id: number }[] = await tx.query('SELECT id FROM reserved_folio WHERE folio = $1 FOR UPDATE', [folio]);
  if (!held[0]) throw reservedNotFound(folio);
  const rows: LockedFolio[] = await tx.query(
    `SELECT r.id, r.block_id, r.petition_id, b.series_id, b.year, r.number, r.folio, r.lookup_code, r.annulled_at,
       p.registered_by AS captured_by, who.name AS captured_by_name, p.idempotency_key AS captured_key
     FROM reserved_folio r JOIN folio_block b ON b.id = r.block_id LEFT JOIN petition p ON p.id = r.petition_id
     LEFT JOIN person who ON who.id = p.registered_by WHERE r.id = $1`,
    [held[0].id],
  );
  return rows[0] as LockedFolio;
}
