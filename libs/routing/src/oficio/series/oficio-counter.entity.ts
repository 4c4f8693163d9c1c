import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OficioSeries } from './oficio-series.entity.js';

/** The last number given to an oficio in a series and year. */
@Entity('oficio_counter')
@ForeignKey(() => OficioSeries, ['seriesId'], ['id'], { name: 'oficio_counter_series' })
export class OficioCounter {
  @PrimaryColumn('integer', { name: 'series_id', primaryKeyConstraintName: 'oficio_counter_pk' }) seriesId: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'oficio_counter_pk' }) year: number;
  @Column('integer') last: number;
}
