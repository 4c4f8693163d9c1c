import { Document } from '@oficialia/documents';
import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { PetitionerLetter } from './letter/petitioner-letter.js';
import { Prevention } from './prevention.entity.js';

/** How a prevention ended: the petitioner completed the petition, or it counts as never filed. Never changed. */
@Entity('prevention_end')
@Unique('prevention_end_once', ['preventionId'])
@Check('prevention_end_outcome_known', `outcome IN ('completed', 'lapsed')`)
@Check('prevention_end_letter', `(outcome = 'lapsed') = (letter IS NOT NULL)`)
@ForeignKey(() => Prevention, ['preventionId'], ['id'], { name: 'prevention_end_prevention' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'prevention_end_document' })
@ForeignKey(() => Person, ['endedBy'], ['id'], { name: 'prevention_end_person' })
export class PreventionEnd {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'prevention_end_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'prevention_id' }) preventionId: number;
  @Column('text') outcome: 'completed' | 'lapsed';
  /** What the petitioner answered, or the ground of the decision. */
  @Column('text') note: string;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('jsonb', { nullable: true }) letter: PetitionerLetter | null;
  @Column('timestamptz', { name: 'ended_at' }) endedAt: Date;
  @Column('integer', { name: 'ended_by' }) endedBy: number;
  @Column('text') address: string;
}
