import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day that a calendar does not count, and the rule that says so. */
@Entity('non_working_day')
export class NonWorkingDayEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'non_working_day_pk' }) calendar: string;
  /** `YYYY-MM-DD`. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'non_working_day_pk' }) day: string;
  @Column('text') reason: string;
  @Column('text') basis: string;
}
