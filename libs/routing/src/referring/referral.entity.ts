import { Department, Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Oficio } from '../oficio/oficio.entity.js';
import type { Instruction } from '../referral.instructions.js';
import { CompetenceRule } from '../rules/competence-rule.entity.js';
import { TopicEntity } from '../topic.entity.js';

/** That a petition was turned to a department: with which oficio, for what, and until when. */
@Entity('referral')
@Unique('referral_oficio_unique', ['oficioId'])
@Check(
  'referral_instruction_known',
  `instruction IN ('attend', 'inform', 'reply_directly', 'represent', 'opinion', 'follow_up', 'file')`,
)
@Check(
  'referral_status_known',
  `status IN ('issued', 'acknowledged', 'replied', 'returned', 'reassigned', 'cancelled')`,
)
@Check('referral_term', 'requires_reply OR (due_date IS NULL AND term_days IS NULL)')
@Unique('referral_previous_once', ['previousId'])
@Index('referral_by_petition', ['petitionId'])
@Index('referral_by_department', ['departmentId', 'status', 'dueDate'])
@Index('referral_to_acknowledge', ['referredAt'], { where: `status = 'issued'` })
@Index('referral_newest_of_department', ['departmentId', 'id'])
@Index('referral_newest_of_person', ['referredBy', 'id'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'referral_petition' })
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'referral_department' })
@ForeignKey(() => Oficio, ['oficioId'], ['id'], { name: 'referral_oficio' })
@ForeignKey(() => Referral, ['previousId'], ['id'], { name: 'referral_previous' })
@ForeignKey(() => TopicEntity, ['topicId'], ['id'], { name: 'referral_topic' })
@ForeignKey(() => CompetenceRule, ['ruleId'], ['id'], { name: 'referral_rule' })
@ForeignKey(() => Person, ['referredBy'], ['id'], { name: 'referral_person' })
export class Referral {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'referral_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer', { name: 'department_id' }) departmentId: number;
  @Column('bigint', { name: 'oficio_id' }) oficioId: number;
  @Column('integer', { name: 'topic_id', nullable: true }) topicId: number | null;
  @Column('text') instruction: Instruction;
  @Column('text', { nullable: true }) message: string | null;
  @Column('boolean', { name: 'requires_reply' }) requiresReply: boolean;
  /** Business days; null also where the term is in months or hours. */
  @Column('integer', { name: 'term_days', nullable: true }) termDays: number | null;
  /** `YYYY-MM-DD`; moves with the clock, and is null while that waits or is suspended. */
  @Column('date', { name: 'due_date', nullable: true }) dueDate: string | null;
  @Column('text', { array: true, default: '{}' }) copies: string[];
  @Column('timestamptz', { name: 'referred_at' }) referredAt: Date;
  @Column('integer', { name: 'referred_by' }) referredBy: number;
  @Column('text', { default: 'issued' }) status:
    | 'issued'
    | 'acknowledged'
    | 'replied'
    | 'returned'
    | 'reassigned'
    | 'cancelled';
  /** The rule that proposed the department, and so the version of the rules. */
  @Column('integer', { name: 'rule_id', nullable: true }) ruleId: number | null;
  /** The one in whose place it was issued. */
  @Column('bigint', { name: 'previous_id', nullable: true }) previousId: number | null;
}
