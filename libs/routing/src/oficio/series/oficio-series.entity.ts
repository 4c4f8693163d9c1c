import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A sequence of numbers of our own oficios. */
@Entity('oficio_series')
@Unique('oficio_series_prefix_unique', ['prefix'])
export class OficioSeries {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'oficio_series_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') prefix: string;
  @Column('text') name: string;
  /** Heads its oficios; null: the follow-up office. */
  @Column('text', { nullable: true }) office: string | null;
  @Column('boolean', { default: true }) active: boolean;
}
