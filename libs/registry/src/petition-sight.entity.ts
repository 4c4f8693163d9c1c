import { Department } from '@oficialia/directory';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Petition } from './petition.entity.js';

/** That a department sees a petition, from the moment it is turned to it. */
@Entity('petition_sight')
@Index('petition_sight_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'petition_sight_petition' })
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'petition_sight_department' })
export class PetitionSight {
  @PrimaryColumn('integer', { name: 'department_id', primaryKeyConstraintName: 'petition_sight_pk' })
  departmentId: number;
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'petition_sight_pk' }) petitionId: number;
  @Column('timestamptz') since: Date;
}
