import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is suggested first for a petition that waits to be turned. Triggers keep it; it is only read. */
@Entity('waiting_suggestion')
export class WaitingSuggestion {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'waiting_suggestion_pk' })
  petitionId: number;
  /** That the rule gives, where it gives one. */
  @Column('text', { nullable: true }) priority: string | null;
  @Column('integer', { name: 'topic_id', nullable: true }) topicId: number | null;
  @Column('integer', { name: 'rule_id', nullable: true }) ruleId: number | null;
}
