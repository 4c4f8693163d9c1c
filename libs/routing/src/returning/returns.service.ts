import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import { Clock, Db, type Actor, type Queryable, type Tx } from '@oficialia/platform';
import { mayAct, nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { Clocks } from '../clocks/clocks.service.js';
import { tellSupervision } from '../notices/notices.queries.js';
import { findReferral, type ReferralRow } from '../referrals.queries.js';
import { departmentInUse } from '../referring/departments.queries.js';
import type { ReturnRequest } from './returning.dto.js';
import {
  alreadyReturned,
  competenceSettled,
  notAcknowledged,
  notHereAnyMore,
  proposesItself,
  returnTooLate,
} from './returning.errors.js';
import { returnsUpTo } from './returns.queries.js';

const ON_THE_WAY = ['referred', 'acknowledged', 'replied', 'no_reply_required'];

/** «No es de mi competencia»: a department gives a petition back, and it waits for another one. */
@Injectable()
export class Returns {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** The last day on which the department may give an acknowledged referral back, `YYYY-MM-DD`. */
  async returnBy(source: Queryable, acknowledgedAt: Date): Promise<string> {
    const { returnDays } = await this.settings.municipality();
    return (await this.calendars.dueDate(source, acknowledgedAt, returnDays)).dueDate;
  }

  /**
   * Gives a referral back: its clock stops, and with the last one that somebody had the petition waits to be turned
   * again. Throws `referral.not-acknowledged`, `referral.return-late`, `referral.definitive` or, when somebody came
   * first, `referral.returned` or `referral.over` (409); `referral.proposes-itself` (422).
   */
  async giveBack(referralId: string, request: ReturnRequest, actor: Actor): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      await this.refuseUnfit(tx, petition, referral);
      const proposed = request.proposed ? await departmentInUse(tx, request.proposed) : undefined;
      if (proposed?.id === referral.department_id) throw proposesItself();
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO referral_return (referral_id, reason, proposed_id, returned_at, returned_by, address)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [referral.id, request.reason, proposed?.id ?? null, this.clock.now(), actor.id, actor.address],
      );
      await tx.query(`UPDATE referral SET status = 'returned' WHERE id = $1`, [referral.id]);
      await this.writeAct(tx, petition, referral, { id: rows[0]!.id, proposed: proposed?.key }, actor);
      await this.clocks.stop(tx, petition, referral.id, 'La dependencia lo devolvió', actor);
      return findReferral(tx, referralId, actor);
    });
  }

  private async refuseUnfit(tx: Tx, petition: LockedPetition, referral: ReferralRow): Promise<void> {
    const { status, oficio } = referral;
    if (status === 'returned') throw alreadyReturned(referral.returned_by ?? 'Otra persona', oficio);
    if (status === 'issued') throw notAcknowledged(oficio);
    if (status !== 'acknowledged') throw notHereAnyMore(oficio, referral.next_oficio);
    if (referral.definitive) throw competenceSettled(oficio);
    if (!ON_THE_WAY.includes(petition.status)) nextStatus(petition.status, 'return');
    const { returnDays } = await this.settings.municipality();
    const until = await this.returnBy(tx, referral.acknowledged_at as Date);
    const { day } = await this.calendars.arrival(this.clock.now());
    if (day > until) throw returnTooLate(returnDays, until);
  }

  /** The petition waits to be turned again with the last referral that a department still had. */
  private async writeAct(
    tx: Tx,
    petition: LockedPetition,
    referral: ReferralRow,
    made: { id: number; proposed?: string },
    actor: Actor,
  ): Promise<void> {
    const held: unknown[] = await tx.query(
      `SELECT 1 FROM referral WHERE petition_id = $1 AND status IN ('issued', 'acknowledged') LIMIT 1`,
      [petition.id],
    );
    const returns = await returnsUpTo(tx, referral.id);
    const { department_key: department, oficio } = referral;
    const entry = {
      act: 'returned',
      data: { department, oficio, returns, ...(made.proposed ? { proposed: made.proposed } : {}) },
      rows: [
        { table: 'referral_return' as const, id: made.id },
        { table: 'referral' as const, id: referral.id },
      ],
    };
    if (held.length === 0 && mayAct(petition.status, 'return'))
      await this.acts.advance(tx, petition, 'return', actor, entry);
    else await this.acts.record(tx, petition, actor, entry);
    const { mostReturns } = await this.settings.municipality();
    const now = this.clock.now();
    if (returns >= mostReturns) await tellSupervision(tx, referral.id, await this.calendars.dayOf(now), now);
  }
}
