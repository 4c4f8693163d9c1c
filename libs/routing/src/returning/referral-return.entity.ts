import { Department, Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';

/** That a department gave a petition back because it is not competent, and whom it proposes. Never changed. */
@Entity('referral_return')
@Unique('referral_return_once', ['referralId'])
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'referral_return_referral' })
@ForeignKey(() => Department, ['proposedId'], ['id'], { name: 'referral_return_proposed' })
@ForeignKey(() => Person, ['returnedBy'], ['id'], { name: 'referral_return_person' })
export class ReferralReturn {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'referral_return_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('text') reason: string;
  @Column('integer', { name: 'proposed_id', nullable: true }) proposedId: number | null;
  @Column('timestamptz', { name: 'returned_at' }) returnedAt: Date;
  @Column('integer', { name: 'returned_by' }) returnedBy: number;
  @Column('text') address: string;
}
