import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a petition is found by. Written by the functions of migration 013 in the transaction of what changes. */
@Entity('search_entry')
@Index('search_entry_words', ['vector'], { type: 'gin' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'search_entry_petition' })
export class SearchEntry {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'search_entry_pk' }) petitionId: number;
  /** A who and which number, B subject, C annexes, notes and place, D what was read. */
  @Column('tsvector') vector: string;
  /** Has stretches. */
  @Column('boolean', { default: false }) continued: boolean;
}
