import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, Db, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import { nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { Clocks } from '../clocks/clocks.service.js';
import { findReferral, referralsOf, type ReferralRow } from '../referrals.queries.js';
import { Referrals } from '../referring/referrals.service.js';
import { notHereAnyMore } from '../returning/returning.errors.js';
import { returnsUpTo } from '../returning/returns.queries.js';
import { isLive } from '../traffic-light.js';
import type { ReassignmentRequest } from './reassigning.dto.js';
import {
  alreadyReplied,
  departmentHasIt,
  onlySupervisionSettles,
  sameDepartment,
  supervisionDecides,
} from './reassigning.errors.js';

/** Gives to another department what one gave back, or what went wrong, with an oficio that names the old one. */
@Injectable()
export class Reassignments {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
    private readonly referrals: Referrals,
  ) {}

  /** How often the petition came back on the way to this referral, and whether only supervision may decide now. */
  async bounces(source: Queryable, referralId: number): Promise<{ returns: number; supervision: boolean }> {
    const returns = await returnsUpTo(source, referralId);
    return { returns, supervision: returns >= (await this.settings.municipality()).mostReturns };
  }

  /**
   * Reassigns a referral that was returned or that a department still has; the new one. The petitioner's term goes on.
   * Throws `referral.over` or `referral.replied` (409), `referral.supervision-decides` or
   * `referral.supervision-settles` (403), `referral.same-department` or `referral.department-has-it` (422).
   */
  async reassign(referralId: string, request: ReassignmentRequest, actor: Actor): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const old = await findReferral(tx, referralId, actor);
      await this.refuseUnfit(tx, petition, old, request, actor);
      await tx.query(`UPDATE referral SET status = 'reassigned' WHERE id = $1`, [old.id]);
      await this.clocks.stop(tx, petition, old.id, 'Se reasignó a otra dependencia', actor);
      const { department, instruction, message } = request;
      const order = { previous: old, request: { department, instruction, message } };
      const id = await this.referrals.replace(tx, petition, order, actor);
      await this.write(tx, petition, { old, id, request }, actor);
      return findReferral(tx, id, actor);
    });
  }

  private async refuseUnfit(
    tx: Tx,
    petition: LockedPetition,
    old: ReferralRow,
    request: ReassignmentRequest,
    actor: Actor,
  ): Promise<void> {
    if (old.status === 'replied') throw alreadyReplied(old.oficio);
    if (old.status !== 'returned' && !isLive(old.status)) throw notHereAnyMore(old.oficio, old.next_oficio);
    nextStatus(petition.status, 'refer');
    const settles = actor.permissions.has('referral.settle');
    const { returns, supervision } = await this.bounces(tx, old.id);
    if (supervision && !settles) throw supervisionDecides(returns);
    if (request.definitive && !settles) throw onlySupervisionSettles();
    if (request.department === old.department_key && !request.definitive) throw sameDepartment(old.department);
    const others = await referralsOf(tx, petition.id, actor);
    const other = others.find(
      ({ id, status, department_key: key }) => id !== old.id && isLive(status) && key === request.department,
    );
    if (other) throw departmentHasIt(other.department, other.oficio);
  }

  private async write(
    tx: Tx,
    petition: LockedPetition,
    made: { old: ReferralRow; id: number; request: ReassignmentRequest },
    actor: Actor,
  ): Promise<void> {
    const { old, id, request } = made;
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO reassignment (referral_id, reason, definitive, reassigned_at, reassigned_by, address)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [id, request.reason, request.definitive, this.clock.now(), actor.id, actor.address],
    );
    await this.acts.record(tx, petition, actor, {
      act: 'reassigned',
      data: { from: old.department_key, to: request.department, oficio: old.oficio, definitive: request.definitive },
      rows: [
        { table: 'reassignment', id: rows[0]!.id },
        { table: 'referral', id: old.id },
        { table: 'referral', id },
      ],
    });
  }
}
