import { Injectable } from '@nestjs/common';
import { Documents } from '@oficialia/documents';
import { Clock, Db, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { Clocks, findReferral, type ReferralRow, referralOver } from '@oficialia/routing';
import type { ReplyRequest } from '../replies.dto.js';
import { alreadyReplied, notAcknowledgedYet, oneFileOnly, replyNotDue } from '../replies.errors.js';
import { repliesOf, type ReplyRow } from '../replies.queries.js';

/** The answers of the departments, one to each referral. */
@Injectable()
export class Replies {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Answers a referral, with one file at most. Throws `reply.not-acknowledged`, `reply.not-due` or, when somebody came
   * first, `reply.made` (all 409).
   */
  async reply(
    referralId: string,
    request: ReplyRequest,
    files: Upload[],
    actor: Actor,
  ): Promise<{ folio: string; reply: ReplyRow }> {
    if (files.length > 1) throw oneFileOnly();
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      await refuseUnfit(tx, petition, referral, actor);
      const documentId = files[0] ? await this.documents.add(tx, petition, actor, files[0], 'reply') : null;
      const id = await this.insert(tx, referral, request, documentId, actor);
      await tx.query(`UPDATE referral SET status = 'replied' WHERE id = $1`, [referral.id]);
      await this.writeAct(tx, petition, referral, { id, sense: request.sense }, actor);
      await this.clocks.stop(tx, petition, referral.id, 'Se contestó', actor);
      const made = (await repliesOf(tx, petition.id, actor)).find((reply) => reply.id === id);
      return { folio, reply: made as ReplyRow };
    });
  }

  private async insert(
    tx: Tx,
    referral: ReferralRow,
    request: ReplyRequest,
    documentId: number | null,
    actor: Actor,
  ): Promise<number> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO reply (referral_id, petition_id, sense, text, document_id, replied_at, replied_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [referral.id, referral.petition_id, request.sense, request.text, documentId, this.clock.now(), actor.id],
    );
    return (rows[0] as { id: number }).id;
  }

  /** The petition counts as answered with the last answer that it waits for. */
  private async writeAct(
    tx: Tx,
    petition: LockedPetition,
    referral: ReferralRow,
    reply: { id: number; sense: string },
    actor: Actor,
  ): Promise<void> {
    const awaited: unknown[] = await tx.query(
      `SELECT 1 FROM referral WHERE petition_id = $1 AND requires_reply AND status IN ('issued', 'acknowledged') LIMIT 1`,
      [petition.id],
    );
    const entry = {
      act: 'replied',
      data: { department: referral.department_key, oficio: referral.oficio, sense: reply.sense },
      rows: [
        { table: 'reply' as const, id: reply.id },
        { table: 'referral' as const, id: referral.id },
      ],
    };
    if (awaited.length === 0) await this.acts.advance(tx, petition, 'reply', actor, entry);
    else await this.acts.record(tx, petition, actor, entry);
  }
}

async function refuseUnfit(tx: Tx, petition: LockedPetition, referral: ReferralRow, actor: Actor): Promise<void> {
  if (referral.status === 'replied') {
    const made = (await repliesOf(tx, petition.id, actor)).find(({ referral_id }) => referral_id === referral.id);
    throw alreadyReplied(made?.replied_by ?? 'Otra persona', referral.oficio);
  }
  if (!referral.requires_reply) throw replyNotDue(referral.oficio);
  if (referral.status === 'issued') throw notAcknowledgedYet(referral.oficio);
  if (referral.status !== 'acknowledged') throw referralOver(referral.oficio);
  nextStatus(petition.status, 'reply');
}
