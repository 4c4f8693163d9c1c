import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The petitions from one neighbourhood of one day of reception, added; '' where none is known. */
@Entity('neighbourhood_day')
export class NeighbourhoodDay {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'neighbourhood_day_pk' }) day: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'neighbourhood_day_pk' }) neighbourhood: string;
  @Column('integer') received: number;
  @Column('integer') owed: number;
  @Column('integer') answered: number;
}
