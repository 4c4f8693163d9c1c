import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { PointReason, Verdict } from '../replies.catalogue.js';
import { Reply } from '../reply.entity.js';

/** What was decided on a reply, by the chief or by the follow-up office. Never changed. */
@Entity('reply_review')
@Check('reply_review_verdict_known', `verdict IN ('approved', 'returned', 'incongruent')`)
@Check('reply_review_reason', `verdict = 'approved' OR reason IS NOT NULL`)
@Index('reply_review_by_reply', ['replyId'])
@Index('reply_review_decided_once', ['replyId'], { unique: true, where: `verdict <> 'incongruent'` })
@ForeignKey(() => Reply, ['replyId'], ['id'], { name: 'reply_review_reply' })
@ForeignKey(() => Person, ['reviewedBy'], ['id'], { name: 'reply_review_person' })
export class ReplyReview {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reply_review_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'reply_id' }) replyId: number;
  @Column('text') verdict: Verdict;
  @Column('text', { nullable: true }) reason: string | null;
  /** The points that were not congruent; none means all. */
  @Column('jsonb', { default: [] }) points: PointReason[];
  @Column('timestamptz', { name: 'reviewed_at' }) reviewedAt: Date;
  @Column('integer', { name: 'reviewed_by' }) reviewedBy: number;
}
