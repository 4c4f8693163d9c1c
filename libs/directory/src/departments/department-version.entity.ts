import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Department } from '../department.entity.js';
import { Person } from '../person.entity.js';

/** What a department was called and who led it, since when. Never changed; the first is what it was before. */
@Entity('department_version')
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'department_version_department' })
@ForeignKey(() => Department, ['heirId'], ['id'], { name: 'department_version_heir' })
@ForeignKey(() => Person, ['madeBy'], ['id'], { name: 'department_version_person' })
export class DepartmentVersion {
  @PrimaryColumn('integer', { name: 'department_id', primaryKeyConstraintName: 'department_version_pk' })
  departmentId: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'department_version_pk' }) version: number;
  @Column('text') name: string;
  @Column('text', { name: 'head_name', nullable: true }) headName: string | null;
  @Column('text', { name: 'head_position', nullable: true }) headPosition: string | null;
  @Column('boolean') active: boolean;
  /** Who gets what is still open, of a department that is gone. */
  @Column('integer', { name: 'heir_id', nullable: true }) heirId: number | null;
  /** `YYYY-MM-DD`; null: it came with the catalogue. */
  @Column('date', { nullable: true }) since: string | null;
  /** Decree or agreement that says so. */
  @Column('text', { nullable: true }) basis: string | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('integer', { name: 'made_by', nullable: true }) madeBy: number | null;
}
