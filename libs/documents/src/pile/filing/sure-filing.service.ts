import { Injectable } from '@nestjs/common';
import { People } from '@oficialia/directory';
import { Db, DomainError, Log } from '@oficialia/platform';
import { findPile } from '../piles.queries.js';
import { addressOf } from '../splitting/splitting.service.js';
import { Filing } from './filing.service.js';

/** What needs no person: bundles that a true sticker starts are filed in the name of who opened the pile. */
@Injectable()
export class SureFiling {
  constructor(
    private readonly db: Db,
    private readonly filing: Filing,
    private readonly people: People,
    private readonly log: Log,
  ) {}

  /** Files every sure bundle; one that cannot be filed waits in the tray and does not stop the others. */
  async file(pileId: number): Promise<void> {
    const pile = await findPile(this.db, pileId);
    if (pile.awaits_backs) return;
    const actor = await this.people.actor(pile.opened_by, await addressOf(this.db, pileId));
    if (!actor?.permissions.has('scan.manage')) return;
    for (const { id, sure, folio, filed } of pile.arrangement.bundles) {
      if (!sure || !folio || filed) continue;
      try {
        const document = await this.filing.file(pileId, id, folio, actor);
        this.log.info({ event: 'pile.filed', pile: pileId, bundle: id, folio, document });
      } catch (error) {
        if (!(error instanceof DomainError) || error.status >= 500) throw error;
        this.log.warn({ event: 'pile.waits', pile: pileId, bundle: id, folio, code: error.code });
      }
    }
  }
}
