import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Sense } from './replies.catalogue.js';
import { Reply } from './reply.entity.js';

/** What a reply says to one point of its referral. */
@Entity('reply_answer')
@Unique('reply_answer_point_unique', ['replyId', 'point'])
@Check('reply_answer_sense_known', `sense IN ('granted', 'partly', 'denied', 'forwarded', 'information', 'in_process')`)
@ForeignKey(() => Reply, ['replyId'], ['id'], { name: 'reply_answer_reply' })
export class ReplyAnswer {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reply_answer_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'reply_id' }) replyId: number;
  /** Number of the point; 1 where the referral names none. */
  @Column('integer') point: number;
  @Column('text') sense: Sense;
  @Column('text') text: string;
}
