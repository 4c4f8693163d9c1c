import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A list of non-working days that terms are counted by; its version goes up with every change. */
@Entity('calendar')
export class CalendarEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'calendar_pk' }) key: string;
  @Column('text') name: string;
  @Column('integer', { default: 1 }) version: number;
}
