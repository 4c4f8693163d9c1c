import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The rows of a formula's view of one day, added; where days are measured, for each number of them. */
@Entity('counted_day')
export class CountedDay {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'counted_day_pk' }) day: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'counted_day_pk' }) formula: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'counted_day_pk' }) days: number;
  @Column('integer') numerator: number;
  @Column('integer') denominator: number;
}
