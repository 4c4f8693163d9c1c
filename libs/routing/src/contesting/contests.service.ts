import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import { brokenConstraint, Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { mayAct, PetitionActs } from '@oficialia/registry';
import { Clocks } from '../clocks/clocks.service.js';
import { findReferral, type ReferralRow } from '../referrals.queries.js';
import type { ContestDecisionRequest, ContestRequest } from './contesting.dto.js';
import { alreadyContested, contestTooLate, noContestOpen, nothingToContest } from './contesting.errors.js';

/** «Nunca lo recibimos»: a department contests the acknowledgement in its name, and the follow-up office decides. */
@Injectable()
export class Contests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** Contests the acknowledgement of a referral. Throws `contest.nothing`, `contest.made` or `contest.late` (409). */
  async contest(referralId: string, { reason }: ContestRequest, actor: Actor): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      if (referral.status !== 'acknowledged') throw nothingToContest(referral.oficio);
      const { contestDays } = await this.settings.municipality();
      const { dueDate } = await this.calendars.dueDate(tx, referral.acknowledged_at as Date, contestDays);
      const now = this.clock.now();
      if ((await this.calendars.arrival(now)).day > dueDate) throw contestTooLate(contestDays, dueDate);
      const id = await insertContest(tx, referral, [reason, now, actor.id, actor.address]);
      await this.acts.record(tx, petition, actor, {
        act: 'acknowledgement_contested',
        data: { department: referral.department_key, oficio: referral.oficio },
        rows: [{ table: 'acknowledgement_contest', id }],
      });
      return findReferral(tx, referralId, actor);
    });
  }

  /**
   * Decides a contest. Upheld, the acknowledgement is undone: the oficio waits to be acknowledged again, and a clock that
   * had started with it waits too. Throws `contest.none-open` (409).
   */
  async decide(referralId: string, request: ContestDecisionRequest, actor: Actor): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      const now = this.clock.now();
      const [[decided]]: [{ id: number; acknowledgement_id: number }[], number] = await tx.query(
        `UPDATE acknowledgement_contest c SET upheld = $2, decision = $3, decided_at = $4, decided_by = $5
         FROM acknowledgement a WHERE a.id = c.acknowledgement_id AND a.referral_id = $1 AND c.decided_at IS NULL
         RETURNING c.id, c.acknowledgement_id`,
        [referral.id, request.upheld, request.decision, now, actor.id],
      );
      if (!decided || referral.status !== 'acknowledged') throw noContestOpen(referral.oficio);
      const data = { department: referral.department_key, oficio: referral.oficio, upheld: request.upheld };
      const contest = { table: 'acknowledgement_contest' as const, id: decided.id };
      if (!request.upheld) {
        await this.acts.record(tx, petition, actor, { act: 'contest_refused', data, rows: [contest] });
        return findReferral(tx, referralId, actor);
      }
      await tx.query('UPDATE acknowledgement SET undone_at = $2 WHERE id = $1', [decided.acknowledgement_id, now]);
      await tx.query(`UPDATE referral SET status = 'issued' WHERE id = $1`, [referral.id]);
      const rows = [contest, { table: 'referral' as const, id: referral.id }];
      const entry = { act: 'acknowledgement_undone', data, rows };
      if (mayAct(petition.status, 'undo_acknowledgement'))
        await this.acts.advance(tx, petition, 'undo_acknowledgement', actor, entry);
      else await this.acts.record(tx, petition, actor, entry);
      await this.clocks.undoStart(tx, petition, referral.id, 'El acuse quedó sin efecto', actor);
      return findReferral(tx, referralId, actor);
    });
  }
}

async function insertContest(tx: Tx, { id, oficio }: ReferralRow, values: unknown[]): Promise<number> {
  try {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO acknowledgement_contest (acknowledgement_id, reason, contested_at, contested_by, address)
       SELECT a.id, $2, $3, $4, $5 FROM acknowledgement a WHERE a.referral_id = $1 AND a.undone_at IS NULL RETURNING id`,
      [id, ...values],
    );
    return (rows[0] as { id: number }).id;
  } catch (error) {
    if (brokenConstraint(error) === 'acknowledgement_contest_once') throw alreadyContested(oficio);
    throw error;
  }
}
