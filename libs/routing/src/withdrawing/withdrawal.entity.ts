import { Document } from '@oficialia/documents';
import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That the petitioner no longer asks for it, with the paper that says so. Never changed. */
@Entity('withdrawal')
@Unique('withdrawal_once', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'withdrawal_petition' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'withdrawal_document' })
@ForeignKey(() => Person, ['withdrawnBy'], ['id'], { name: 'withdrawal_person' })
export class Withdrawal {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'withdrawal_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('text') reason: string;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt: Date;
  @Column('integer', { name: 'withdrawn_by' }) withdrawnBy: number;
  @Column('text') address: string;
}
