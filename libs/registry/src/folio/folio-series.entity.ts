import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A sequence of folios with a prefix of its own; a municipality may have several. */
@Entity('folio_series')
@Unique('folio_series_prefix_unique', ['prefix'])
@Check('folio_series_prefix_form', `prefix ~ '^[A-Z]{1,6}$'`)
export class FolioSeries {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'folio_series_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') prefix: string;
  @Column('text') name: string;
  @Column('boolean', { default: true }) active: boolean;
}
