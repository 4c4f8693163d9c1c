import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The referrals of one department of one day of reception, added. */
@Entity('department_day')
export class DepartmentDay {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'department_day_pk' }) day: string;
  @PrimaryColumn('integer', { name: 'department_id', primaryKeyConstraintName: 'department_day_pk' })
  departmentId: number;
  @Column('integer') received: number;
  @Column('integer') owed: number;
  @Column('integer') answered: number;
}
