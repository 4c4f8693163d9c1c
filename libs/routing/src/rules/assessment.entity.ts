import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Trial } from './evaluating/assess.js';
import { RuleSet } from './rule-set.entity.js';

/** How a version of the rules judged a petition, rule by rule; derived, and replaced as more is read. */
@Entity('assessment')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'assessment_petition' })
@ForeignKey(() => RuleSet, ['ruleSetId'], ['id'], { name: 'assessment_rule_set' })
export class AssessmentEntity {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'assessment_pk' }) petitionId: number;
  @Column('integer', { name: 'rule_set_id' }) ruleSetId: number;
  @Column('jsonb') trials: Trial[];
  /** At least one rule broke: a person decides. */
  @Column('boolean') failed: boolean;
  @Column('timestamptz', { name: 'assessed_at' }) assessedAt: Date;
}
