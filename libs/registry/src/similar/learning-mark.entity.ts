import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the petitions have been learned. */
@Entity('learning_mark')
@Check('learning_mark_only_one', 'id = 1')
export class LearningMark {
  @PrimaryColumn('smallint', { default: 1, primaryKeyConstraintName: 'learning_mark_pk' }) id: number;
  @Column('bigint', { name: 'last_petition' }) lastPetition: number;
}
