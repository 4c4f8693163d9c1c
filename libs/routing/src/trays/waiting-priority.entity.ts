import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The priority that a rule gives to a petition that waits to be turned. Triggers keep it; it is only read. */
@Entity('waiting_priority')
export class WaitingPriority {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'waiting_priority_pk' }) petitionId: number;
  @Column('text') priority: string;
}
