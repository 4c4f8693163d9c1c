import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Referral } from './referral.entity.js';

/** One of the things that a department is asked to answer. Never changed. */
@Entity('referral_point')
@Unique('referral_point_number_unique', ['referralId', 'number'])
@Check('referral_point_number_range', 'number BETWEEN 1 AND 20')
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'referral_point_referral' })
export class ReferralPoint {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'referral_point_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  /** From 1, as the oficio prints it. */
  @Column('integer') number: number;
  @Column('text') text: string;
}
