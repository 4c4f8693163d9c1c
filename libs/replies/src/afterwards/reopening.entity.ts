import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Notification } from '../notification.entity.js';

/** That the petitioner asks to open the matter again, once for each notification, and what the office decided. */
@Entity('reopening')
@Unique('reopening_once', ['notificationId'])
@Check(
  'reopening_decided_whole',
  '(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (accepted IS NULL) AND (decided_by IS NULL) = (decision IS NULL)',
)
@Index('reopening_by_petition', ['petitionId'])
@Index('reopening_open', ['askedAt'], { where: 'decided_at IS NULL' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'reopening_petition' })
@ForeignKey(() => Notification, ['notificationId'], ['id'], { name: 'reopening_notification' })
@ForeignKey(() => Person, ['decidedBy'], ['id'], { name: 'reopening_person' })
export class Reopening {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reopening_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('bigint', { name: 'notification_id' }) notificationId: number;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('integer', { name: 'decided_by', nullable: true }) decidedBy: number | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('boolean', { nullable: true }) accepted: boolean | null;
  /** Why; the petitioner reads it in the portal. */
  @Column('text', { nullable: true }) decision: string | null;
}
