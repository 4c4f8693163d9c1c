import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { FolioSeries } from '../folio/folio-series.entity.js';

/** Consecutive folios that were reserved together, to be written by hand while the system is out. */
@Entity('folio_block')
@Check('folio_block_range', 'last_number BETWEEN first_number AND first_number + 499')
@ForeignKey(() => FolioSeries, ['seriesId'], ['id'], { name: 'folio_block_series' })
@ForeignKey(() => Person, ['reservedBy'], ['id'], { name: 'folio_block_person' })
export class FolioBlock {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'folio_block_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'series_id' }) seriesId: number;
  @Column('integer') year: number;
  @Column('integer', { name: 'first_number' }) firstNumber: number;
  @Column('integer', { name: 'last_number' }) lastNumber: number;
  @Column('text') reason: string;
  @Column('integer', { name: 'reserved_by' }) reservedBy: number;
  @Column('timestamptz', { name: 'reserved_at' }) reservedAt: Date;
}
