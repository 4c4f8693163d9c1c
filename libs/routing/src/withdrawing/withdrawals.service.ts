import { Injectable } from '@nestjs/common';
import { Documents } from '@oficialia/documents';
import { Clock, Db, type Actor, type Upload } from '@oficialia/platform';
import { nextStatus, PetitionActs } from '@oficialia/registry';
import { Clocks } from '../clocks/clocks.service.js';
import { oneFileOnly } from '../preventing/preventing.errors.js';
import { heldReferrals } from '../preventing/preventions.queries.js';
import type { WithdrawalRequest } from './withdrawal.dto.js';

/** «Ya no quiero continuar»: the petitioner ends the matter. */
@Injectable()
export class Withdrawals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** The petitioner no longer asks for it. Throws `petition.transition` (409), `prevention.one-file` (422). */
  async withdraw(folio: string, { reason }: WithdrawalRequest, files: Upload[], actor: Actor): Promise<void> {
    if (files.length > 1) throw oneFileOnly();
    await this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      nextStatus(locked.status, 'withdraw');
      const documentId = files[0] ? await this.documents.add(tx, locked, actor, files[0], 'annex') : null;
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO withdrawal (petition_id, reason, document_id, withdrawn_at, withdrawn_by, address)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [locked.id, reason, documentId, this.clock.now(), actor.id, actor.address],
      );
      await this.acts.advance(tx, locked, 'withdraw', actor, {
        act: 'withdrawn',
        rows: [{ table: 'withdrawal', id: rows[0]!.id }],
      });
      for (const { id } of await heldReferrals(tx, locked.id))
        await this.clocks.stop(tx, locked, id, 'Quien presentó la petición se desistió', actor);
    });
  }
}
