import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Petition } from '../petition.entity.js';

/** A receipt that was printed: number 1 is the original, the others are copies. */
@Entity('receipt')
@Unique('receipt_number_unique', ['petitionId', 'number'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'receipt_petition' })
@ForeignKey(() => Person, ['issuedBy'], ['id'], { name: 'receipt_person' })
export class Receipt {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'receipt_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer') number: number;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('integer', { name: 'issued_by' }) issuedBy: number;
}
