import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../person.entity.js';
import { CalendarEntity } from './calendar.entity.js';

/** The change that made a version of a calendar, and how many due dates it moved. */
@Entity('calendar_version')
@Check('calendar_version_change_known', `change IN ('added', 'removed')`)
@Check('calendar_version_days', 'first_day <= last_day')
@ForeignKey(() => CalendarEntity, ['calendar'], ['key'], { name: 'calendar_version_calendar' })
@ForeignKey(() => Person, ['changedBy'], ['id'], { name: 'calendar_version_person' })
export class CalendarVersion {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'calendar_version_pk' }) calendar: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'calendar_version_pk' }) version: number;
  @Column('text') change: 'added' | 'removed';
  /** `YYYY-MM-DD`, as `lastDay`. */
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('date', { name: 'last_day' }) lastDay: string;
  @Column('text') reason: string;
  /** Decree, agreement or law that says so. */
  @Column('text') basis: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('integer', { name: 'changed_by' }) changedBy: number;
  @Column('text') address: string;
  @Column('integer', { default: 0 }) moved: number;
  /** When the last open clock had been counted again; null while that goes on. */
  @Column('timestamptz', { name: 'recounted_at', nullable: true }) recountedAt: Date | null;
}
