import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Db, type Actor } from '@oficialia/platform';
import { nextStatus, PetitionActs } from '@oficialia/registry';
import { findReferral, type ReferralRow } from '../referrals.queries.js';
import { clockMissing } from './clock.errors.js';
import type { ClockActRequest } from './clock.dto.js';
import { clockOf } from './clocks.queries.js';
import { Clocks } from './clocks.service.js';
import { explainedClock, type ExplainedClock } from './explained-clock.js';

/** What people see of the clock of a referral, and do to it. */
@Injectable()
export class ReferralClocks {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** The referral with its clock explained. Throws `referral.not-found` or `clock.missing`. */
  async find(
    referralId: string,
    actor: Actor,
  ): Promise<{ referral: ReferralRow; explained: ExplainedClock; zone: string }> {
    const referral = await findReferral(this.db, referralId, actor);
    const clock = await clockOf(this.db, referral.id);
    if (!clock) throw clockMissing();
    const { timeZone: zone } = await this.settings.municipality();
    return { referral, explained: await explainedClock(this.db, clock, zone), zone };
  }

  /** Suspends, interrupts, resumes or extends. Throws what {@link Clocks.act} throws, and `petition.transition`. */
  async act(referralId: string, { act, reason, amount }: ClockActRequest, actor: Actor): Promise<void> {
    const { folio } = await findReferral(this.db, referralId, actor);
    await this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      // Who may still answer may still be given time.
      if (petition.status !== 'in_prevention') nextStatus(petition.status, 'reply');
      await this.clocks.act(tx, petition, referral.id, { act, reason, amount }, actor);
    });
  }
}
