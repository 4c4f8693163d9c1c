import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The signature over a day's entries, chained to the seal before. */
@Entity('ledger_seal')
@Unique('ledger_seal_day_unique', ['day'])
export class LedgerSeal {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'ledger_seal_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** `YYYY-MM-DD`. */
  @Column('date') day: string;
  @Column('integer') entries: number;
  /** Merkle root of the entries' hashes. */
  @Column('bytea') root: Buffer;
  @Column('bytea', { name: 'previous_hash' }) previousHash: Buffer;
  @Column('bytea') hash: Buffer;
  /** Ed25519. */
  @Column('bytea') signature: Buffer;
  @Column('text', { name: 'public_key' }) publicKey: string;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt: Date;
}
