import { Department } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { TopicWords } from './topic-matching.js';

/** What petitions speak of, the words that show it, and the department that is competent. */
@Entity('topic')
@Unique('topic_number_unique', ['number'])
@Check('topic_term_range', 'term_days BETWEEN 1 AND 365')
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'topic_department' })
export class TopicEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'topic_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** In the catalogue. */
  @Column('integer') number: number;
  @Column('text') name: string;
  @Column('jsonb') words: TopicWords['words'];
  @Column('integer', { name: 'department_id' }) departmentId: number;
  /** Keys of the departments that usually get a copy. */
  @Column('text', { array: true, default: '{}' }) copies: string[];
  @Column('boolean', { name: 'requires_reply', default: true }) requiresReply: boolean;
  @Column('boolean', { default: false }) urgent: boolean;
  /** Business days. */
  @Column('integer', { name: 'term_days', default: 10 }) termDays: number;
  @Column('text', { name: 'legal_basis', nullable: true }) legalBasis: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('boolean', { default: true }) active: boolean;
}
