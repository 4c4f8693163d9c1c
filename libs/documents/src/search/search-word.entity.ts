import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * A whole word for "quiso decir", folded, and as it is shown. TypeORM knows no operator classes: its index of trigrams
 * stands in migration 013 only.
 */
@Entity('search_word')
@Index('search_word_alike', { synchronize: false })
export class SearchWord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'search_word_pk' }) word: string;
  @Column('text') shown: string;
  /** In about how many petitions. */
  @Column('integer') entries: number;
}

/** A petition whose words are not counted yet. */
@Entity('search_fresh')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'search_fresh_petition' })
export class SearchFresh {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'search_fresh_pk' }) petitionId: number;
}
