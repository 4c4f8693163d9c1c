import { Person } from '@oficialia/directory';
import { Document } from '@oficialia/documents';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';

/** That the oficio of a referral arrived, and who took it. One that was contested with success stays, undone. */
@Entity('acknowledgement')
@Index('acknowledgement_in_force', ['referralId'], { unique: true, where: 'undone_at IS NULL' })
@Index('acknowledgement_by_referral', ['referralId', 'id'])
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'acknowledgement_referral' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'acknowledgement_document' })
@ForeignKey(() => Person, ['acknowledgedBy'], ['id'], { name: 'acknowledgement_person' })
export class Acknowledgement {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'acknowledgement_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('text') name: string;
  @Column('text', { nullable: true }) position: string | null;
  @Column('timestamptz', { name: 'acknowledged_at' }) acknowledgedAt: Date;
  @Column('integer', { name: 'acknowledged_by' }) acknowledgedBy: number;
  @Column('text') address: string;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
  /** The scanned stamped copy; null when it was given by click. */
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
}
