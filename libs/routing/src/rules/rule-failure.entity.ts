import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CompetenceRule } from './competence-rule.entity.js';

/** That a rule broke while petitions were judged: since when, how often, and the last petition and reason. */
@Entity('rule_failure')
@ForeignKey(() => CompetenceRule, ['ruleId'], ['id'], { name: 'rule_failure_rule' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'rule_failure_petition' })
export class RuleFailure {
  @PrimaryColumn('integer', { name: 'rule_id', primaryKeyConstraintName: 'rule_failure_pk' }) ruleId: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('text') reason: string;
  @Column('integer', { default: 1 }) times: number;
  @Column('timestamptz', { name: 'first_at' }) firstAt: Date;
  @Column('timestamptz', { name: 'last_at' }) lastAt: Date;
}
