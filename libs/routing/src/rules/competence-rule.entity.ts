import { Department } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Instruction } from '../referral.instructions.js';
import type { Condition } from './evaluating/conditions.js';
import { RuleSet } from './rule-set.entity.js';

/** Under which conditions which department is competent, what it is asked, and by which law. */
@Entity('competence_rule')
@Unique('competence_rule_position_unique', ['ruleSetId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Check('competence_rule_conditions_list', `jsonb_typeof(conditions) = 'array'`)
@Check(
  'competence_rule_instruction_known',
  `instruction IN ('attend', 'inform', 'reply_directly', 'represent', 'opinion', 'follow_up', 'file')`,
)
@Check('competence_rule_term_range', 'term_days BETWEEN 1 AND 365')
@Check('competence_rule_priority_known', `priority IN ('normal', 'urgent', 'low')`)
@Check('competence_rule_validity', 'valid_from <= valid_to')
@ForeignKey(() => RuleSet, ['ruleSetId'], ['id'], { name: 'competence_rule_set' })
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'competence_rule_department' })
export class CompetenceRule {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'competence_rule_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'rule_set_id' }) ruleSetId: number;
  /** From 1; of the rules that fit one topic, the first wins. */
  @Column('integer') position: number;
  @Column('text') name: string;
  @Column('jsonb') conditions: Condition[];
  /** A condition more in CEL, for experts. */
  @Column('text', { nullable: true }) expression: string | null;
  @Column('integer', { name: 'department_id' }) departmentId: number;
  @Column('text') instruction: Instruction;
  /** Business days; absent: those of the topic. */
  @Column('integer', { name: 'term_days', nullable: true }) termDays: number | null;
  @Column('text', { nullable: true }) priority: 'normal' | 'urgent' | 'low' | null;
  /** People and offices, as the oficio prints them. */
  @Column('text', { array: true, default: '{}' }) copies: string[];
  @Column('text', { name: 'legal_article' }) legalArticle: string;
  @Column('text', { name: 'legal_text', nullable: true }) legalText: string | null;
  /** Days of reception that the rule is for, both included. */
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  /** When it applies, the rules after it are not tried. */
  @Column('boolean', { default: false }) suffices: boolean;
}
