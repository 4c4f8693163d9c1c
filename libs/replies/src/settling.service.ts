import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '@oficialia/platform';
import { PetitionActs, type LedgerEntry, type LockedPetition } from '@oficialia/registry';
import { Clocks, pointsOf, type ReferralRow } from '@oficialia/routing';
import { repliesToReferral } from './reply.queries.js';
import { openPoints } from './reply-state.js';

/** What follows when a reply begins to count: the referral is answered with its last point, the petition with its last referral. */
@Injectable()
export class Settling {
  constructor(
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /** Writes the act that let a reply count, and moves referral, clock and petition when nothing is left open. */
  async settle(
    tx: Tx,
    petition: LockedPetition,
    referral: ReferralRow,
    entry: LedgerEntry & { rows: NonNullable<LedgerEntry['rows']> },
    actor: Actor,
  ): Promise<void> {
    const points = (await pointsOf(tx, [referral.id])).get(referral.id) ?? [];
    if (openPoints(points, await repliesToReferral(tx, referral.id)).length > 0)
      return this.acts.record(tx, petition, actor, entry);
    await tx.query(`UPDATE referral SET status = 'replied' WHERE id = $1`, [referral.id]);
    const whole = { ...entry, rows: [...entry.rows, { table: 'referral' as const, id: referral.id }] };
    const awaited: unknown[] = await tx.query(
      `SELECT 1 FROM referral WHERE petition_id = $1 AND requires_reply AND status NOT IN ('replied', 'reassigned', 'cancelled')
       LIMIT 1`,
      [petition.id],
    );
    if (awaited.length === 0) await this.acts.advance(tx, petition, 'reply', actor, whole);
    else await this.acts.record(tx, petition, actor, whole);
    await this.clocks.stop(tx, petition, referral.id, 'Se contestó', actor);
  }
}
