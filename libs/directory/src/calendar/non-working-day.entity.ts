import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CalendarEntity } from './calendar.entity.js';

/** A day that a calendar does not count, from one version of it until another, and the rule that says so. */
@Entity('non_working_day')
@Check('non_working_day_versions', 'until_version > since_version')
@Index('non_working_day_in_force', ['calendar', 'day'], { unique: true, where: 'until_version IS NULL' })
@ForeignKey(() => CalendarEntity, ['calendar'], ['key'], { name: 'non_working_day_calendar' })
export class NonWorkingDayEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'non_working_day_pk' }) calendar: string;
  /** `YYYY-MM-DD`. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'non_working_day_pk' }) day: string;
  @Column('text') reason: string;
  @Column('text') basis: string;
  @PrimaryColumn('integer', { name: 'since_version', primaryKeyConstraintName: 'non_working_day_pk', default: 1 })
  sinceVersion: number;
  /** The first version without it; null while it is in force. */
  @Column('integer', { name: 'until_version', nullable: true }) untilVersion: number | null;
}
