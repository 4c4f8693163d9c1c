import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Petition } from '../petition.entity.js';

/** A request to annul a petition, and what a second person decided. */
@Entity('annulment')
@Check('annulment_second_person', 'decided_by <> requested_by')
@Check(
  'annulment_decided_whole',
  '(decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (approved IS NULL)',
)
@Index('annulment_one_open', ['petitionId'], { unique: true, where: 'decided_at IS NULL' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'annulment_petition' })
@ForeignKey(() => Person, ['requestedBy'], ['id'], { name: 'annulment_requested_by' })
@ForeignKey(() => Person, ['decidedBy'], ['id'], { name: 'annulment_decided_by' })
export class Annulment {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'annulment_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('text') reason: string;
  @Column('integer', { name: 'requested_by' }) requestedBy: number;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('integer', { name: 'decided_by', nullable: true }) decidedBy: number | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('boolean', { nullable: true }) approved: boolean | null;
}
