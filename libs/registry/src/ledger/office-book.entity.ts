import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How long the office's own chain of the ledger is: the acts of no single petition, under petition 0. */
@Entity('office_book')
@Check('office_book_only_one', 'id = 1')
export class OfficeBook {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'office_book_pk', default: 1 }) id: number;
  @Column('integer', { name: 'ledger_seq' }) ledgerSeq: number;
}
