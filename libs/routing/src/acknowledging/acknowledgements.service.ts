import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { mayAct, nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { Clocks } from '../clocks/clocks.service.js';
import type { AcknowledgementRequest } from '../referrals.dto.js';
import { findReferral, type ReferralRow } from '../referrals.queries.js';
import { referralOver } from '../oficio/cancelling/cancellation.errors.js';
import { alreadyAcknowledged } from '../routing.errors.js';

const OFF_THE_WAY = ['annulled', 'withdrawn', 'remitted', 'not_filed'];

/** The stamp of the department: proof that it got the oficio. */
@Injectable()
export class Acknowledgements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** Registers who received the oficio of a referral. Throws `referral.acknowledged` (409) when somebody has done so. */
  acknowledge(referralId: string, request: AcknowledgementRequest, actor: Actor): Promise<ReferralRow> {
    return this.write(referralId, request, null, actor);
  }

  /** The same by the scanned copy with the department's stamp; `name` stands for who stamped until somebody reads it. */
  acknowledgeByStamp(referralId: number, name: string, documentId: number, actor: Actor): Promise<ReferralRow> {
    return this.write(referralId, { name }, documentId, actor);
  }

  private async write(
    referralId: string | number,
    request: AcknowledgementRequest,
    documentId: number | null,
    actor: Actor,
  ): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      if (['returned', 'reassigned', 'cancelled'].includes(referral.status)) throw referralOver(referral.oficio);
      if (referral.status !== 'issued')
        throw alreadyAcknowledged(referral.acknowledged_by ?? 'Otra persona', referral.oficio);
      if (OFF_THE_WAY.includes(petition.status)) nextStatus(petition.status, 'acknowledge');
      const id = await this.insert(tx, referral.id, request, documentId, actor);
      await tx.query(`UPDATE referral SET status = 'acknowledged' WHERE id = $1`, [referral.id]);
      await this.writeAct(tx, petition, referral, { id, documentId }, actor);
      // While the petitioner has to complete the petition its clocks wait, this one too.
      if (petition.status !== 'in_prevention')
        await this.clocks.startAtAcknowledgement(tx, petition, referral.id, actor);
      return findReferral(tx, referralId, actor);
    });
  }

  private async insert(
    tx: Tx,
    referralId: number,
    request: AcknowledgementRequest,
    documentId: number | null,
    actor: Actor,
  ): Promise<number> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO acknowledgement (referral_id, name, position, acknowledged_at, acknowledged_by, address, document_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [referralId, request.name, request.position ?? null, this.clock.now(), actor.id, actor.address, documentId],
    );
    return (rows[0] as { id: number }).id;
  }

  /** The petition counts as acknowledged with the last of its referrals; one that is further on stays where it is. */
  private async writeAct(
    tx: Tx,
    petition: LockedPetition,
    referral: ReferralRow,
    { id, documentId }: { id: number; documentId: number | null },
    actor: Actor,
  ): Promise<void> {
    const open: unknown[] = await tx.query(
      `SELECT 1 FROM referral WHERE petition_id = $1 AND status = 'issued' LIMIT 1`,
      [petition.id],
    );
    const entry = {
      act: documentId === null ? 'acknowledged' : 'acknowledged_on_paper',
      data: {
        department: referral.department_key,
        oficio: referral.oficio,
        ...(documentId !== null && { document: documentId }),
      },
      rows: [
        { table: 'acknowledgement' as const, id },
        { table: 'referral' as const, id: referral.id },
      ],
    };
    if (open.length === 0 && mayAct(petition.status, 'acknowledge'))
      await this.acts.advance(tx, petition, 'acknowledge', actor, entry);
    else await this.acts.record(tx, petition, actor, entry);
  }
}
