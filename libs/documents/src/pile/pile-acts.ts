import { Injectable } from '@nestjs/common';
import { Clock, type Actor, type Tx } from '@oficialia/platform';
import { changesBetween, stamped, type Change } from './arranging/changes.js';
import { waitingBundles, type Arrangement } from './arrangement.js';
import type { LockedPile, PileActName } from './pile-row.js';
import { pileNotFound } from './piles.errors.js';

interface PileActEntry {
  act: PileActName;
  /** Ids and codes, never personal data. */
  data?: Record<string, unknown>;
  /** The arrangement after the act; absent when it moved no page. */
  arrangement?: Arrangement;
  undoes?: number;
  filed?: { petitionId: number; documentId: number };
}

/** The only way in which a pile changes: a locked row, and one row of its history for each act. */
@Injectable()
export class PileActs {
  constructor(private readonly clock: Clock) {}

  /** Locks the pile until the transaction ends. Throws `pile.not-found`. */
  async lock(tx: Tx, pileId: number): Promise<LockedPile> {
    const rows: LockedPile[] = await tx.query(
      'SELECT id, name, opened_by, awaits_backs, arrangement, version FROM pile WHERE id = $1 FOR NO KEY UPDATE',
      [pileId],
    );
    if (!rows[0]) throw pileNotFound();
    return rows[0];
  }

  /** Writes the act and what it changed; `pile` then is as it is in the database. Returns the id of the act. */
  async record(tx: Tx, pile: LockedPile, actor: Pick<Actor, 'id' | 'address'>, entry: PileActEntry): Promise<number> {
    const { act, data = {}, undoes = null, filed } = entry;
    const before = pile.arrangement;
    pile.version++;
    pile.arrangement = entry.arrangement ? stamped(before, entry.arrangement, pile.version) : before;
    const changes: Change[] = changesBetween(before, pile.arrangement);
    await tx.query('UPDATE pile SET arrangement = $2, version = $3, waiting = $4 WHERE id = $1', [
      pile.id,
      JSON.stringify(pile.arrangement),
      pile.version,
      waitingBundles(pile.arrangement).length,
    ]);
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO pile_act (pile_id, version, act, data, changes, undoes, petition_id, document_id, acted_by, acted_at, address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [
        pile.id,
        pile.version,
        act,
        JSON.stringify(data),
        JSON.stringify(changes),
        undoes,
        filed?.petitionId ?? null,
        filed?.documentId ?? null,
        actor.id,
        this.clock.now(),
        actor.address,
      ],
    );
    return (rows[0] as { id: number }).id;
  }
}
