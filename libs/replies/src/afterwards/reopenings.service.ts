import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Tx } from '@oficialia/platform';
import { nextStatus, PetitionActs, type AttestedRow } from '@oficialia/registry';
import { Clocks } from '@oficialia/routing';
import type { ReopeningDecision } from './afterwards.dto.js';
import { reopeningDecided, reopeningNotFound } from '../replies.errors.js';
import { reopeningsOf, type ReopeningRow } from './afterwards.queries.js';

/** What the office decides of requests to open a matter again. */
@Injectable()
export class Reopenings {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
  ) {}

  /**
   * Decides the last request of a petition. Accepted, the departments that had answered have it again, with the same
   * folio, oficios and clocks. Throws `reopening.not-found`, `reopening.decided` (409) when somebody came first,
   * `petition.transition` (409) when it is no longer over.
   */
  async decide(folio: string, { accepted, reason }: ReopeningDecision, actor: Actor): Promise<ReopeningRow> {
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const asked = (await reopeningsOf(tx, petition.id)).at(-1);
      if (!asked) throw reopeningNotFound();
      if (asked.decided_at) throw reopeningDecided(asked.decided_by ?? 'Otra persona');
      if (accepted) nextStatus(petition.status, 'reopen');
      const now = this.clock.now();
      await tx.query(
        'UPDATE reopening SET decided_by = $2, decided_at = $3, accepted = $4, decision = $5 WHERE id = $1',
        [asked.id, actor.id, now, accepted, reason],
      );
      const rows: AttestedRow[] = [{ table: 'reopening', id: asked.id }];
      if (accepted) {
        const referrals = await takeUpAgain(tx, petition.id);
        rows.push(...referrals.map((id) => ({ table: 'referral' as const, id })));
        for (const id of await openPoints(tx, petition.id, reason, { at: now, by: actor.id }))
          rows.push({ table: 'reply_review', id });
        await this.acts.advance(tx, petition, 'reopen', actor, { act: 'reopened', rows });
        for (const id of referrals)
          await this.clocks.reopen(tx, petition, id, { reason: 'Se reabrió la petición' }, actor);
      } else await this.acts.record(tx, petition, actor, { act: 'reopening_refused', rows });
      return (await reopeningsOf(tx, petition.id)).at(-1) as ReopeningRow;
    });
  }
}

/** The answers no longer settle their points; what was told stays told. The moment is that of the decision. */
async function openPoints(
  tx: Tx,
  petitionId: number,
  reason: string,
  { at, by }: { at: Date; by: number },
): Promise<number[]> {
  const rows: { id: number }[] = await tx.query(
    `INSERT INTO reply_review (reply_id, verdict, reason, reviewed_at, reviewed_by)
     SELECT DISTINCT c.reply_id, 'incongruent', $2, $3::timestamptz, $4::integer FROM counting_answer c
     JOIN referral r ON r.id = c.referral_id AND r.requires_reply WHERE c.petition_id = $1 RETURNING id`,
    [petitionId, `Se reabrió la petición: ${reason}`, at, by],
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** The referrals that had been answered wait for an answer again; their ids. */
async function takeUpAgain(tx: Tx, petitionId: number): Promise<number[]> {
  const [rows]: [{ id: number }[], number] = await tx.query(
    `UPDATE referral SET status = 'acknowledged' WHERE petition_id = $1 AND requires_reply AND status = 'replied' RETURNING id`,
    [petitionId],
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}
