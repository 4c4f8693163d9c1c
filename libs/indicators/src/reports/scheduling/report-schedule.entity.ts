import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Until when the report of each month, quarter or year is due, and when the office is reminded of it. */
@Entity('report_schedule')
@Check('report_schedule_kind_known', `kind IN ('month', 'quarter', 'year')`)
@Check('report_schedule_days', 'due_days BETWEEN 1 AND 120 AND remind_days BETWEEN 0 AND due_days')
export class ReportSchedule {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'report_schedule_pk' }) kind: 'month' | 'quarter' | 'year';
  @Column('boolean') active: boolean;
  /** Business days after the end of the period. */
  @Column('integer', { name: 'due_days' }) dueDays: number;
  /** Business days before it is due. */
  @Column('integer', { name: 'remind_days' }) remindDays: number;
  /** Periods that ended before are not asked for. */
  @Column('date') since: string;
}
