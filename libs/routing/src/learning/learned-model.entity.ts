import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Calibration } from './calibration.js';
import type { Counts } from './classifier.js';

/** What one training learned; the newest is in use. */
@Entity('learned_model')
@Check('learned_model_share_range', 'share BETWEEN 0 AND 1')
export class LearnedModelEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'learned_model_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  version: number;
  @Column('timestamptz', { name: 'trained_at' }) trainedAt: Date;
  /** Petitions that it learned from. */
  @Column('integer') examples: number;
  /** How much it is heard beside the words of the catalogue. */
  @Column('real') share: number;
  /** On petitions that it did not see, together with the catalogue; null when none could be judged. */
  @Column('real', { nullable: true }) accuracy: number | null;
  /** The same by the catalogue alone. */
  @Column('real', { name: 'accuracy_by_words', nullable: true }) accuracyByWords: number | null;
  @Column('jsonb') calibration: Calibration;
  @Column('jsonb') counts: Counts;
}
