import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Petition } from '../petition.entity.js';

/** One registered field set right: what it said before, what it says now, and why. */
// Its column transaction_id (xid8, a type that TypeORM refuses) is filled and read by the database alone.
@Entity('correction')
@Check('correction_changes_something', 'previous <> corrected')
@Index('correction_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'correction_petition' })
@ForeignKey(() => Person, ['correctedBy'], ['id'], { name: 'correction_person' })
export class Correction {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'correction_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  /** Column of the petition. */
  @Column('text') field: string;
  @Column('jsonb') previous: unknown;
  @Column('jsonb') corrected: unknown;
  @Column('text') reason: string;
  @Column('integer', { name: 'corrected_by' }) correctedBy: number;
  @Column('timestamptz', { name: 'corrected_at' }) correctedAt: Date;
}
