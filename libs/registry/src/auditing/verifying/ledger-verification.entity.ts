import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';

/** A verification of the whole ledger: who asked for it, how far it is, and what it found. */
@Entity('ledger_verification')
@Check('ledger_verification_fault_at_end', 'fault IS NULL OR finished_at IS NOT NULL')
@ForeignKey(() => Person, ['askedBy'], ['id'], { name: 'ledger_verification_person' })
export class LedgerVerification {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'ledger_verification_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('integer', { name: 'asked_by' }) askedBy: number;
  /** Entries there were when it was asked for. */
  @Column('integer') expected: number;
  /** Entries looked at so far. */
  @Column('integer', { default: 0 }) entries: number;
  /** Attested rows that were compared. */
  @Column('integer', { default: 0 }) rows: number;
  @Column('integer', { default: 0 }) seals: number;
  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'last_seal_day', nullable: true }) lastSealDay: string | null;
  @Column('bytea', { name: 'last_seal_hash', nullable: true }) lastSealHash: Buffer | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
  @Column('text', { nullable: true }) fault: string | null;
  @Column('text', { name: 'fault_folio', nullable: true }) faultFolio: string | null;
}
