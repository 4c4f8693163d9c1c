import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the indicators ask of a referral; `receivedDay` is its petition's. Triggers keep it; it is only read. */
@Entity('referral_fact')
@Index('referral_fact_by_petition', ['petitionId'])
@Index('referral_fact_received', ['receivedDay'])
@Index('referral_fact_by_department', ['departmentId', 'receivedDay'])
@Index('referral_fact_open', ['departmentId', 'receivedDay', 'dueDay', 'status'], {
  where: 'requires_reply AND answered_day IS NULL',
})
export class ReferralFact {
  @PrimaryColumn('bigint', { name: 'referral_id', primaryKeyConstraintName: 'referral_fact_pk' }) referralId: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('date', { name: 'received_day' }) receivedDay: string;
  @Column('integer', { name: 'department_id' }) departmentId: number;
  @Column('integer', { name: 'topic_id', nullable: true }) topicId: number | null;
  @Column('text') instruction: string;
  @Column('text') status: string;
  @Column('boolean', { name: 'requires_reply' }) requiresReply: boolean;
  @Column('boolean') acknowledged: boolean;
  @Column('boolean', { name: 'given_back' }) givenBack: boolean;
  @Column('date', { name: 'due_day', nullable: true }) dueDay: string | null;
  @Column('date', { name: 'answered_day', nullable: true }) answeredDay: string | null;
}
