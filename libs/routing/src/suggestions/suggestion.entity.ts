import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CompetenceRule } from '../rules/competence-rule.entity.js';
import { TopicEntity } from '../topic.entity.js';
import type { SuggestionReason } from './suggestion-reason.js';

/** What a rule or a topic proposes for a petition, with its reason; derived, and replaced as more is read. */
@Entity('suggestion')
@Check('suggestion_proposed', 'topic_id IS NOT NULL OR rule_id IS NOT NULL')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'suggestion_petition' })
@ForeignKey(() => TopicEntity, ['topicId'], ['id'], { name: 'suggestion_topic' })
@ForeignKey(() => CompetenceRule, ['ruleId'], ['id'], { name: 'suggestion_rule' })
export class Suggestion {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'suggestion_pk' }) petitionId: number;
  /** 1 is the best; what rules propose comes before what topics do. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'suggestion_pk' }) rank: number;
  @Column('integer', { name: 'topic_id', nullable: true }) topicId: number | null;
  /** How likely it is right, 0 to 1. */
  @Column('real') score: number;
  @Column('jsonb') reason: SuggestionReason;
  @Column('timestamptz', { name: 'suggested_at' }) suggestedAt: Date;
  /** The rule that proposes it, and so the version. */
  @Column('integer', { name: 'rule_id', nullable: true }) ruleId: number | null;
}
