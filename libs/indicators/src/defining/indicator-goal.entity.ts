import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What an indicator is to reach in a year and by the end of each quarter. Never changed; the newest row counts. */
@Entity('indicator_goal')
@Index('indicator_goal_of', ['key', 'year', 'id'])
@Check('indicator_goal_quarters', 'cardinality(quarters) = 4')
@Check('indicator_goal_positive', 'annual > 0')
@ForeignKey('Person', ['setBy'], ['id'], { name: 'indicator_goal_person' })
export class IndicatorGoal {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'indicator_goal_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') key: string;
  @Column('integer') year: number;
  @Column('numeric', { precision: 9, scale: 2 }) annual: string;
  @Column('numeric', { precision: 9, scale: 2, array: true }) quarters: string[];
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('integer', { name: 'set_by' }) setBy: number;
}
