import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Notification } from '../notification.entity.js';
import type { EvaluationVerdict } from '../replies.catalogue.js';

/** What the petitioner says of a notified answer; said again, the last one counts. */
@Entity('evaluation')
@Unique('evaluation_seq_unique', ['notificationId', 'seq'])
@Check('evaluation_verdict_known', `verdict IN ('solved', 'partly', 'no')`)
@Index('evaluation_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'evaluation_petition' })
@ForeignKey(() => Notification, ['notificationId'], ['id'], { name: 'evaluation_notification' })
export class Evaluation {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'evaluation_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('bigint', { name: 'notification_id' }) notificationId: number;
  @Column('integer') seq: number;
  @Column('text') verdict: EvaluationVerdict;
  @Column('text', { nullable: true }) comment: string | null;
  @Column('timestamptz', { name: 'evaluated_at' }) evaluatedAt: Date;
}
