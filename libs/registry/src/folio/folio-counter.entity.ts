import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { FolioSeries } from './folio-series.entity.js';

/** The last folio given in a series and year; its row lock is what leaves no gaps and no repeats. */
@Entity('folio_counter')
@ForeignKey(() => FolioSeries, ['seriesId'], ['id'], { name: 'folio_counter_series' })
export class FolioCounter {
  @PrimaryColumn('integer', { name: 'series_id', primaryKeyConstraintName: 'folio_counter_pk' }) seriesId: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'folio_counter_pk' }) year: number;
  @Column('integer') last: number;
}
