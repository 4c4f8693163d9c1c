import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One act on a petition as it stands in the ledger, chained to the one before. */
@Entity('ledger_entry')
@Unique('ledger_entry_seq_unique', ['petitionId', 'seq'])
@Index('ledger_entry_by_moment', ['at', 'id'])
@Index('ledger_entry_by_actor', ['actorId', 'at', 'id'])
@Index('ledger_entry_by_act', ['act', 'at', 'id'], { where: "act <> 'registered'" })
export class LedgerEntryEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'ledger_entry_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  /** 1 is the registration. */
  @Column('integer') seq: number;
  @Column('timestamptz') at: Date;
  @Column('integer', { name: 'actor_id', nullable: true }) actorId: number | null;
  @Column('text', { name: 'actor_name' }) actorName: string;
  @Column('text') address: string;
  @Column('text') act: string;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('bytea', { name: 'previous_hash' }) previousHash: Buffer;
  @Column('bytea') hash: Buffer;
}
