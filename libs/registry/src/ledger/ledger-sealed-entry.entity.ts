import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { LedgerEntryEntity } from './ledger-entry.entity.js';
import { LedgerSeal } from './ledger-seal.entity.js';

/** Which seal covers an entry, and at which place of its order. */
@Entity('ledger_sealed_entry')
@Unique('ledger_sealed_entry_position_unique', ['sealId', 'position'])
@ForeignKey(() => LedgerEntryEntity, ['entryId'], ['id'], { name: 'ledger_sealed_entry_entry' })
@ForeignKey(() => LedgerSeal, ['sealId'], ['id'], { name: 'ledger_sealed_entry_seal' })
export class LedgerSealedEntry {
  @PrimaryColumn('bigint', { name: 'entry_id', primaryKeyConstraintName: 'ledger_sealed_entry_pk' }) entryId: number;
  @Column('integer', { name: 'seal_id' }) sealId: number;
  @Column('integer') position: number;
}
