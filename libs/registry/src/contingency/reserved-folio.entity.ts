import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { FolioBlock } from './folio-block.entity.js';

/** A folio of the contingency book. It is captured when a petition with its `petitionId` exists. */
@Entity('reserved_folio')
@Unique('reserved_folio_petition_unique', ['petitionId'])
@Unique('reserved_folio_folio_unique', ['folio'])
@Index('reserved_folio_by_block', ['blockId', 'number'])
@Check(
  'reserved_folio_annulled_whole',
  '(annulled_by IS NULL) = (annulled_at IS NULL) AND (annulled_by IS NULL) = (annulment_reason IS NULL)',
)
@ForeignKey(() => FolioBlock, ['blockId'], ['id'], { name: 'reserved_folio_block' })
@ForeignKey(() => Person, ['annulledBy'], ['id'], { name: 'reserved_folio_annulled_by' })
export class ReservedFolio {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reserved_folio_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'block_id' }) blockId: number;
  /** The id that its petition will have: the ledger of the folio begins with its reservation. */
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer') number: number;
  @Column('text') folio: string;
  @Column('text', { name: 'lookup_code' }) lookupCode: string;
  @Column('integer', { name: 'annulled_by', nullable: true }) annulledBy: number | null;
  @Column('timestamptz', { name: 'annulled_at', nullable: true }) annulledAt: Date | null;
  @Column('text', { name: 'annulment_reason', nullable: true }) annulmentReason: string | null;
}
