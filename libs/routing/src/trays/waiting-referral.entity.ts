import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';

/** A referral that waits for somebody, with all that a tray picks and sorts by. Triggers keep it; it is only read. */
@Entity('waiting_referral')
@Index('waiting_referral_by_due_date', ['dueDate', 'referralId'])
@Index('waiting_referral_by_department', ['departmentId', 'dueDate', 'referralId'])
@Index('waiting_referral_by_referring', ['referredBy', 'dueDate', 'referralId'])
@Index('waiting_referral_by_acknowledging', ['acknowledgedBy', 'dueDate', 'referralId'])
@Index('waiting_referral_by_petition', ['petitionId'])
@Index('waiting_referral_due', ['dueDate', 'referralId'], {
  where: "requires_reply AND status IN ('issued', 'acknowledged')",
})
@Index('waiting_referral_returned', ['dueDate', 'referralId'], { where: "status = 'returned'" })
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'waiting_referral_referral' })
export class WaitingReferral {
  @PrimaryColumn('bigint', { name: 'referral_id', primaryKeyConstraintName: 'waiting_referral_pk' })
  referralId: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer', { name: 'department_id' }) departmentId: number;
  @Column('integer', { name: 'topic_id', nullable: true }) topicId: number | null;
  @Column('text') instruction: string;
  @Column('boolean', { name: 'requires_reply' }) requiresReply: boolean;
  @Column('integer', { name: 'referred_by' }) referredBy: number;
  @Column('timestamptz', { name: 'referred_at' }) referredAt: Date;
  @Column('integer', { name: 'acknowledged_by', nullable: true }) acknowledgedBy: number | null;
  @Column('text') status: string;
  /** `infinity` where none runs. */
  @Column('date', { name: 'due_date' }) dueDate: string;
}
