import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TopicEntity } from '../topic.entity.js';
import type { SuggestionReason } from './suggestion-reason.js';

/** A topic that the matcher proposes for a petition, with its reason; derived, and replaced as more is read. */
@Entity('suggestion')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'suggestion_petition' })
@ForeignKey(() => TopicEntity, ['topicId'], ['id'], { name: 'suggestion_topic' })
export class Suggestion {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'suggestion_pk' }) petitionId: number;
  /** 1 is the best. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'suggestion_pk' }) rank: number;
  @Column('integer', { name: 'topic_id' }) topicId: number;
  /** How likely it is right, 0 to 1. */
  @Column('real') score: number;
  @Column('jsonb') reason: SuggestionReason;
  @Column('timestamptz', { name: 'suggested_at' }) suggestedAt: Date;
}
