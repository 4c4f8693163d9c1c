import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { OficioContent } from '../referring/oficio-content.js';
import { OficioSeries } from './series/oficio-series.entity.js';

/** A numbered letter of ours that turned a petition, with everything that it printed. */
@Entity('oficio')
@Unique('oficio_label_unique', ['label'])
@Unique('oficio_number_unique', ['seriesId', 'year', 'number'])
@Index('oficio_by_petition', ['petitionId'])
@Index('oficio_by_day', ['issuedAt', 'id'])
@ForeignKey(() => OficioSeries, ['seriesId'], ['id'], { name: 'oficio_of_series' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'oficio_petition' })
@ForeignKey(() => Person, ['issuedBy'], ['id'], { name: 'oficio_person' })
export class Oficio {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'oficio_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'series_id' }) seriesId: number;
  @Column('integer') year: number;
  @Column('integer') number: number;
  /** Such as `SP/0001/2026`. */
  @Column('text') label: string;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
  @Column('integer', { name: 'issued_by' }) issuedBy: number;
  @Column('jsonb') content: OficioContent;
}
