import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the indicators ask of a petition; the days are the municipality's. Triggers keep it; it is only read. */
@Entity('petition_fact')
@Index('petition_fact_received', ['receivedDay'])
@Index('petition_fact_due', ['dueDay'])
@Index('petition_fact_open', ['receivedDay', 'dueDay'], { where: 'requires_reply AND answered_day IS NULL' })
@Index('petition_fact_waiting', ['status', 'receivedDay'], {
  where: "status IN ('received', 'in_prevention', 'referred', 'acknowledged', 'replied')",
})
export class PetitionFact {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'petition_fact_pk' }) petitionId: number;
  @Column('date', { name: 'received_day' }) receivedDay: string;
  @Column('text') status: string;
  @Column('text') channel: string;
  @Column('text', { name: 'sender_kind' }) senderKind: string;
  @Column('text', { nullable: true }) neighbourhood: string | null;
  @Column('integer', { name: 'clerk_id' }) clerkId: number;
  @Column('boolean', { name: 'requires_reply' }) requiresReply: boolean;
  @Column('date', { name: 'referred_day', nullable: true }) referredDay: string | null;
  @Column('date', { name: 'due_day', nullable: true }) dueDay: string | null;
  @Column('date', { name: 'answered_day', nullable: true }) answeredDay: string | null;
  @Column('date', { name: 'notified_day', nullable: true }) notifiedDay: string | null;
  @Column('boolean', { default: false }) repeats: boolean;
}
