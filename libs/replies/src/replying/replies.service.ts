import { Injectable } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Documents } from '@oficialia/documents';
import { Clock, Db, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { nextStatus, PetitionActs, type AttestedRow, type LockedPetition } from '@oficialia/registry';
import { findReferral, pointsOf, referralOver, type ReferralRow } from '@oficialia/routing';
import { MOST_FILES } from '../replies.catalogue.js';
import type { ReplyRequest } from '../replies.dto.js';
import { alreadyReplied, notAcknowledgedYet, replyNotDue, tooManyFiles, waitsForApproval } from '../replies.errors.js';
import { findReply, repliesToReferral, type ReplyRow } from '../reply.queries.js';
import { openPoints, sentBack, stateOf } from '../reply-state.js';
import { Chiefs } from '../reviewing/chiefs.service.js';
import { Settling } from '../settling.service.js';
import { resolveAnswers, type ResolvedAnswers } from './resolve-answers.js';

/** A reply that is ready to be written. */
interface NewReply extends ResolvedAnswers {
  referral: ReferralRow;
  number: number;
  correctsId: number | null;
  oficioNumber: string | null;
  needsApproval: boolean;
  documentIds: number[];
}

/** The answers of the departments to their referrals, point by point. */
@Injectable()
export class Replies {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly chiefs: Chiefs,
    private readonly settling: Settling,
  ) {}

  /**
   * Answers the open points of a referral, or some of them. Where the department asks for it, what somebody else than its
   * chief writes waits for approval and counts for nothing until then. Throws `reply.not-acknowledged`, `reply.not-due`, or,
   * when somebody came first, `reply.made`, `reply.pending` or `reply.point-answered` (all 409).
   */
  async reply(referralId: string, request: ReplyRequest, files: Upload[], actor: Actor): Promise<ReplyRow> {
    if (files.length > MOST_FILES) throw tooManyFiles(MOST_FILES);
    const { folio } = await findReferral(this.db, referralId, actor);
    const today = await this.calendars.dayOf(this.clock.now());
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      const replies = await repliesToReferral(tx, referral.id);
      refuseUnfit(petition, referral, replies);
      const points = (await pointsOf(tx, [referral.id])).get(referral.id) ?? [];
      const resolved = resolveAnswers(request, points, replies, today);
      const documentIds = new Set<number>();
      for (const file of files) documentIds.add(await this.documents.add(tx, petition, actor, file, 'reply'));
      const made = {
        ...resolved,
        referral,
        number: (replies.at(-1)?.number ?? 0) + 1,
        correctsId: sentBack(replies, openPoints(points, replies))?.id ?? null,
        oficioNumber: request.oficioNumber ?? null,
        needsApproval: await this.needsApproval(tx, referral, actor),
        documentIds: [...documentIds],
      };
      const rows = await this.insert(tx, made, actor);
      await this.writeAct(tx, petition, made, rows, actor);
      return findReply(tx, (rows[0] as AttestedRow).id, actor);
    });
  }

  /** What the office writes down came on paper, with the chief's signature. */
  private async needsApproval(tx: Tx, { department_id }: ReferralRow, actor: Actor): Promise<boolean> {
    if (actor.departmentId === null) return false;
    const sql = 'SELECT replies_need_approval AS asks FROM department WHERE id = $1';
    const rows: { asks: boolean }[] = await tx.query(sql, [department_id]);
    return rows[0]?.asks === true && !(await this.chiefs.chiefhood(tx, actor));
  }

  private async insert(tx: Tx, made: NewReply, actor: Actor): Promise<AttestedRow[]> {
    const { referral, number, kind, inProcessUntil, oficioNumber, correctsId } = made;
    const which = [referral.id, referral.petition_id, number, kind, inProcessUntil, oficioNumber];
    const id = await insert(
      tx,
      `INSERT INTO reply (referral_id, petition_id, number, kind, in_process_until, oficio_number, needs_approval, corrects_id,
         replied_at, replied_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [...which, made.needsApproval, correctsId, this.clock.now(), actor.id],
    );
    const rows: AttestedRow[] = [{ table: 'reply', id }];
    for (const { point, sense, text } of made.answers) {
      const sql = 'INSERT INTO reply_answer (reply_id, point, sense, text) VALUES ($1, $2, $3, $4) RETURNING id';
      rows.push({ table: 'reply_answer', id: await insert(tx, sql, [id, point, sense, text]) });
    }
    for (const documentId of made.documentIds) {
      const sql = 'INSERT INTO reply_file (reply_id, document_id) VALUES ($1, $2) RETURNING id';
      rows.push({ table: 'reply_file', id: await insert(tx, sql, [id, documentId]) });
    }
    return rows;
  }

  private async writeAct(
    tx: Tx,
    petition: LockedPetition,
    { referral, number, kind, answers, needsApproval: waits }: NewReply,
    rows: AttestedRow[],
    actor: Actor,
  ): Promise<void> {
    const senses = answers.map(({ point, sense }) => ({ point, sense }));
    const data = { department: referral.department_key, oficio: referral.oficio, reply: number, kind };
    // Others read the history too, and what was answered is nobody's yet.
    if (waits) return this.acts.record(tx, petition, actor, { act: 'reply_submitted', data, rows });
    const act = kind === 'final' ? 'replied' : 'replied_in_part';
    await this.settling.settle(tx, petition, referral, { act, data: { ...data, senses }, rows }, actor);
  }
}

function refuseUnfit(petition: LockedPetition, referral: ReferralRow, replies: ReplyRow[]): void {
  const last = replies.at(-1);
  if (referral.status === 'replied') throw alreadyReplied(last?.replied_by ?? 'Otra persona', referral.oficio);
  if (!referral.requires_reply) throw replyNotDue(referral.oficio);
  if (referral.status === 'issued') throw notAcknowledgedYet(referral.oficio);
  if (referral.status !== 'acknowledged') throw referralOver(referral.oficio);
  if (last && stateOf(last) === 'pending') throw waitsForApproval(last.replied_by);
  nextStatus(petition.status, 'reply');
}

async function insert(tx: Tx, sql: string, parameters: unknown[]): Promise<number> {
  const rows: { id: number }[] = await tx.query(sql, parameters);
  return (rows[0] as { id: number }).id;
}
