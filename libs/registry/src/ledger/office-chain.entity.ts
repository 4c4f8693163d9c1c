import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How long the office's own chain of the ledger is: the acts of no single petition, under petition 0. */
@Entity('office_chain')
@Check('office_chain_only_one', 'id = 1')
export class OfficeChain {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'office_chain_pk', default: 1 }) id: number;
  @Column('integer', { name: 'ledger_seq' }) ledgerSeq: number;
}
