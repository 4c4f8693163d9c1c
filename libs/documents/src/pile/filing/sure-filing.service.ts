import { Injectable } from '@nestjs/common';
import { People } from '@oficialia/directory';
import { Db, DomainError, Log, type Actor } from '@oficialia/platform';
import { PileActs } from '../pile-acts.js';
import { findPile } from '../piles.queries.js';
import { addressOf } from '../splitting/splitting.service.js';
import { Filing } from './filing.service.js';

/** What needs no person: bundles that a true sticker starts are filed in the name of who opened the pile. */
@Injectable()
export class SureFiling {
  constructor(
    private readonly db: Db,
    private readonly acts: PileActs,
    private readonly filing: Filing,
    private readonly people: People,
    private readonly log: Log,
  ) {}

  /** Files every sure bundle; one that cannot be filed waits in the tray and does not stop the others. */
  async file(pileId: number): Promise<void> {
    const pile = await findPile(this.db, pileId);
    if (pile.awaits_backs) return;
    const address = await addressOf(this.db, pileId);
    const actor = await this.people.actor(pile.opened_by, address);
    for (const { id, sure, folio, filed } of pile.arrangement.bundles) {
      if (!sure || !folio || filed) continue;
      if (!actor?.permissions.has('scan.manage')) {
        await this.leave(pileId, id, { id: pile.opened_by, address });
        continue;
      }
      try {
        const document = await this.filing.file(pileId, id, folio, actor);
        this.log.info({ event: 'pile.filed', pile: pileId, bundle: id, folio, document });
      } catch (error) {
        if (!(error instanceof DomainError) || error.status >= 500) throw error;
        this.log.warn({ event: 'pile.waits', pile: pileId, bundle: id, folio, code: error.code });
        await this.leave(pileId, id, actor);
      }
    }
  }

  /** From now on the bundle waits for a person. */
  private async leave(pileId: number, bundleId: number, actor: Pick<Actor, 'id' | 'address'>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      const { bundles } = pile.arrangement;
      const left = bundles.find(({ id, sure, filed }) => id === bundleId && sure && !filed);
      if (!left) return;
      const { sure: _, ...waiting } = left;
      const arrangement = { ...pile.arrangement, bundles: bundles.map((each) => (each === left ? waiting : each)) };
      await this.acts.record(tx, pile, actor, { act: 'left_waiting', data: { bundle: bundleId }, arrangement });
    });
  }
}
