import { Injectable } from '@nestjs/common';
import { standingIn } from '@oficialia/directory';
import { Clock, Db, ValidationProblem, type Actor, type Tx } from '@oficialia/platform';
import { nextStatus, PetitionActs, type AttestedRow } from '@oficialia/registry';
import { Clocks, findReferral } from '@oficialia/routing';
import { VERDICTS, type PointReason, type Verdict } from '../replies.catalogue.js';
import type { ApprovalRequest, IncongruenceRequest } from '../replies.dto.js';
import { alreadyReviewed, notTheChief, nothingToSendBack } from '../replies.errors.js';
import { findReply, type ReplyRow } from '../reply.queries.js';
import { stateOf } from '../reply-state.js';
import { Settling } from '../settling.service.js';
import { Chiefs } from './chiefs.service.js';

/** What is decided on a reply: by the chief before it leaves the department, by the follow-up office after. */
@Injectable()
export class Reviews {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly clocks: Clocks,
    private readonly chiefs: Chiefs,
    private readonly settling: Settling,
  ) {}

  /**
   * The chief lets a reply leave the department, or returns it with the reason. Throws `reply.not-chief` (403), and
   * `reply.reviewed` (409) when somebody came first.
   */
  async decide(replyId: string, { approved, reason }: ApprovalRequest, actor: Actor): Promise<ReplyRow> {
    if (!approved && !reason) throw missing('Escriba por qué la devuelve.');
    const { folio } = await findReply(this.db, replyId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const reply = await findReply(tx, replyId, actor);
      const chief = await this.chiefs.chiefhood(tx, actor);
      if (!chief) throw notTheChief();
      refuseReviewed(reply);
      nextStatus(petition.status, 'reply');
      const referral = await findReferral(tx, reply.referral_id, actor);
      const review = await this.write(tx, reply, approved ? 'approved' : 'returned', reason ?? null, [], actor);
      const { department_key: department, oficio, number, kind } = reply;
      const data = { department, oficio, reply: number, kind, ...standingIn(chief) };
      const act = approved ? 'reply_approved' : 'reply_returned';
      const entry = { act, data, rows: [review] };
      if (approved) await this.settling.settle(tx, petition, referral, entry, actor);
      else await this.acts.record(tx, petition, actor, entry);
      return findReply(tx, replyId, actor);
    });
  }

  /**
   * The office sends back what does not answer what was asked, all of it or some points: the referral is open again, and
   * so is its clock. Throws `reply.sent-back` (409) when nothing of it stands, `petition.transition` once it was notified.
   */
  async sendBack(replyId: string, request: IncongruenceRequest, actor: Actor): Promise<ReplyRow> {
    const { folio } = await findReply(this.db, replyId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const reply = await findReply(tx, replyId, actor);
      const points = standingPoints(reply, request.points ?? []);
      const referral = await findReferral(tx, reply.referral_id, actor);
      const review = await this.write(tx, reply, 'incongruent', request.reason, points, actor);
      await tx.query(`UPDATE referral SET status = 'acknowledged' WHERE id = $1 AND status = 'replied'`, [referral.id]);
      await this.acts.advance(tx, petition, 'send_back', actor, {
        act: 'reply_sent_back',
        data: { department: reply.department_key, oficio: reply.oficio, reply: reply.number },
        rows: [review, { table: 'referral', id: referral.id }],
      });
      const order = { reason: 'La respuesta no fue congruente con lo pedido', amount: request.term };
      await this.clocks.reopen(tx, petition, referral.id, order, actor);
      return findReply(tx, replyId, actor);
    });
  }

  private async write(
    tx: Tx,
    reply: ReplyRow,
    verdict: Verdict,
    reason: string | null,
    points: PointReason[],
    actor: Actor,
  ): Promise<AttestedRow> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO reply_review (reply_id, verdict, reason, points, reviewed_at, reviewed_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [reply.id, verdict, reason, JSON.stringify(points), this.clock.now(), actor.id],
    );
    return { table: 'reply_review', id: (rows[0] as { id: number }).id };
  }
}

function refuseReviewed(reply: ReplyRow): void {
  if (stateOf(reply) === 'pending') return;
  const review = reply.reviews.find(({ verdict }) => verdict !== 'incongruent');
  throw alreadyReviewed(review?.reviewed_by ?? reply.replied_by, review ? VERDICTS[review.verdict] : 'no la requiere');
}

/** What may be sent back: points whose answer stands. Naming them all is the same as naming none. */
function standingPoints({ answers, reviews }: ReplyRow, named: PointReason[]): PointReason[] {
  const standing = answers.filter(({ counts }) => counts).map(({ point }) => point);
  if (standing.length === 0)
    throw nothingToSendBack(reviews.findLast(({ verdict }) => verdict === 'incongruent')?.reviewed_by);
  const strange = named.find(({ number }) => !standing.includes(number));
  if (strange) throw missing(`El punto ${strange.number} no está contestado en esta respuesta.`, 'points');
  return named.map(({ number, reason }) => ({ number, reason }));
}

const missing = (message: string, field = 'reason') => new ValidationProblem([{ field, message }]);
