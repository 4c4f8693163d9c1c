import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';

/** Why a referral took the place of its previous one. Never changed. */
@Entity('reassignment')
@Unique('reassignment_once', ['referralId'])
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'reassignment_referral' })
@ForeignKey(() => Person, ['reassignedBy'], ['id'], { name: 'reassignment_person' })
export class Reassignment {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reassignment_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** The new one; it names the previous one itself. */
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('text') reason: string;
  /** Competence was settled by supervision: the department cannot give it back. */
  @Column('boolean') definitive: boolean;
  @Column('timestamptz', { name: 'reassigned_at' }) reassignedAt: Date;
  @Column('integer', { name: 'reassigned_by' }) reassignedBy: number;
  @Column('text') address: string;
}
