import { Injectable } from '@nestjs/common';
import { brokenConstraint, Clock, Db, Jobs, type Actor, type Tx } from '@oficialia/platform';
import { mayAct, PetitionActs, type LedgerEntry, type LockedPetition } from '@oficialia/registry';
import { Clocks } from '../../clocks/clocks.service.js';
import { oficioCancelled } from '../../routing.jobs.js';
import { findOficio, type OficioRow } from '../oficios.queries.js';
import { actAfterCancellation, type LiveReferral } from './after-cancellation.js';
import { alreadyCancelled, referralOver, repliedAlready } from './cancellation.errors.js';

/** An oficio that no longer holds keeps its number, and prints with CANCELADO across. */
@Injectable()
export class Cancellations {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Cancels an oficio; `number` is `SP-0001-2026`. Its clock stops, and a petition without another live oficio waits to be
   * turned again. Throws `oficio.not-found`, `oficio.cancelled` or `oficio.replied` (409).
   */
  cancel(folio: string, number: string, reason: string, actor: Actor): Promise<OficioRow> {
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const oficio = await findOficio(tx, folio, number, actor);
      const entry = await this.write(tx, petition, oficio, reason, actor);
      // Before the entry, which attests the petition as it is then.
      await restoreReplyDue(tx, petition);
      if (oficio.kind === 'remission') await this.advanceOrRecord(tx, petition, 'cancel_remission', actor, entry);
      else await this.settle(tx, petition, actor, entry);
      await this.jobs.enqueue(tx, oficioCancelled, { folio });
      return findOficio(tx, folio, number, actor);
    });
  }

  /** Cancels what still waits for a department because the whole petition goes elsewhere. The petition is locked. */
  async cancelAllLive(tx: Tx, petition: LockedPetition, reason: string, actor: Actor): Promise<void> {
    const live = await tx.query<{ label: string }[]>(
      `SELECT o.label FROM referral r JOIN oficio o ON o.id = r.oficio_id
       WHERE r.petition_id = $1 AND r.status IN ('issued', 'acknowledged') ORDER BY r.id`,
      [petition.id],
    );
    for (const { label } of live) {
      const oficio = await findOficio(tx, petition.folio, label.replaceAll('/', '-'), actor);
      await this.acts.record(tx, petition, actor, await this.write(tx, petition, oficio, reason, actor));
    }
  }

  private async write(
    tx: Tx,
    petition: LockedPetition,
    oficio: OficioRow,
    reason: string,
    actor: Actor,
  ): Promise<LedgerEntry> {
    if (oficio.cancelled_at) throw alreadyCancelled(oficio.label);
    const { referral_status: status } = oficio;
    if (status === 'replied') throw repliedAlready(oficio.label);
    if (status !== null && !['issued', 'acknowledged'].includes(status)) throw referralOver(oficio.label);
    const id = await this.insert(tx, oficio, reason, actor);
    const rows: LedgerEntry['rows'] = [{ table: 'oficio_cancellation', id }];
    if (oficio.referral_id !== null) {
      await this.clocks.stop(tx, petition, oficio.referral_id, 'Se canceló el oficio', actor);
      await tx.query(`UPDATE referral SET status = 'cancelled' WHERE id = $1`, [oficio.referral_id]);
      rows.push({ table: 'referral', id: oficio.referral_id });
    }
    return { act: 'oficio_cancelled', data: { oficio: oficio.label, department: oficio.department_key }, rows };
  }

  private async insert(tx: Tx, oficio: OficioRow, reason: string, actor: Actor): Promise<number> {
    try {
      const rows = await tx.query<{ id: number }[]>(
        `INSERT INTO oficio_cancellation (oficio_id, reason, cancelled_at, cancelled_by, address)
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [oficio.id, reason, this.clock.now(), actor.id, actor.address],
      );
      return (rows[0] as { id: number }).id;
    } catch (error) {
      if (brokenConstraint(error) === 'oficio_cancellation_once') throw alreadyCancelled(oficio.label);
      throw error;
    }
  }

  private async settle(tx: Tx, petition: LockedPetition, actor: Actor, entry: LedgerEntry): Promise<void> {
    const act = actAfterCancellation(await liveReferrals(tx, petition.id));
    if (act) await this.advanceOrRecord(tx, petition, act, actor, entry);
    else await this.acts.record(tx, petition, actor, entry);
  }

  /** A petition that is over, or further on, stays where it is. */
  private async advanceOrRecord(
    tx: Tx,
    petition: LockedPetition,
    act: Parameters<PetitionActs['advance']>[2],
    actor: Actor,
    entry: LedgerEntry,
  ): Promise<void> {
    if (mayAct(petition.status, act)) await this.acts.advance(tx, petition, act, actor, entry);
    else await this.acts.record(tx, petition, actor, entry);
  }
}

function liveReferrals(tx: Tx, petitionId: number): Promise<LiveReferral[]> {
  return tx.query<LiveReferral[]>(
    `SELECT requires_reply, status FROM referral
     WHERE petition_id = $1 AND status NOT IN ('returned', 'reassigned', 'cancelled')`,
    [petitionId],
  );
}

/** An answer is due when one of the live referrals asks for it; without any, as the kind of document says. */
async function restoreReplyDue(tx: Tx, petition: LockedPetition): Promise<void> {
  if (petition.status === 'annulled') return;
  await tx.query(
    `UPDATE petition p SET requires_reply = coalesce(
       (SELECT bool_or(r.requires_reply) FROM referral r
        WHERE r.petition_id = p.id AND r.status NOT IN ('returned', 'reassigned', 'cancelled')),
       (SELECT k.requires_reply FROM document_kind k WHERE k.key = p.document_kind)) WHERE p.id = $1`,
    [petition.id],
  );
}
