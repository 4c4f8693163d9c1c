import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Department } from './department.entity.js';
import type { Role } from './roles.js';

/** Somebody who works with the system, with one role and, for departments, the department whose rows are seen. */
@Entity('person')
@Unique('person_username_unique', ['username'])
@Check('person_username_lower_case', `username = lower(username) AND username ~ '^[a-z0-9._-]{2,60}$'`)
@Check(
  'person_role_known',
  `role IN ('intake_clerk', 'follow_up', 'department', 'supervisor', 'administrator', 'auditor')`,
)
@Check('person_department_role', `(role = 'department') = (department_id IS NOT NULL)`)
@Check('person_chief_of_department', `NOT chief OR role = 'department'`)
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'person_department' })
export class Person {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'person_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') username: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) position: string | null;
  @Column('text') role: Role;
  @Column('integer', { name: 'department_id', nullable: true }) departmentId: number | null;
  @Column('text', { name: 'password_hash', select: false }) passwordHash: string;
  @Column('boolean', { default: true }) active: boolean;
  @Column('integer', { name: 'failed_logins', default: 0 }) failedLogins: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  /** Decides in the department, and hears when its answers are late. */
  @Column('boolean', { default: false }) chief: boolean;
}
