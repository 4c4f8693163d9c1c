import { Department, Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { TermRegimeEntity } from '../clocks/regimes/term-regime.entity.js';
import { Oficio } from '../oficio/oficio.entity.js';

/** That a petition was sent to the authority that is competent, because the municipality is not. */
@Entity('remission')
@Unique('remission_oficio_unique', ['oficioId'])
@Index('remission_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'remission_petition' })
@ForeignKey(() => Department, ['departmentId'], ['id'], { name: 'remission_department' })
@ForeignKey(() => Oficio, ['oficioId'], ['id'], { name: 'remission_oficio' })
@ForeignKey(() => TermRegimeEntity, ['regimeId'], ['id'], { name: 'remission_regime' })
@ForeignKey(() => Person, ['remittedBy'], ['id'], { name: 'remission_person' })
export class Remission {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'remission_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  /** The authority. */
  @Column('integer', { name: 'department_id' }) departmentId: number;
  @Column('bigint', { name: 'oficio_id' }) oficioId: number;
  @Column('integer', { name: 'regime_id' }) regimeId: number;
  /** Until when it had to be sent; null when the regime sets no term. */
  @Column('date', { name: 'due_date', nullable: true }) dueDate: string | null;
  @Column('text', { name: 'legal_basis' }) legalBasis: string;
  @Column('text', { nullable: true }) message: string | null;
  @Column('timestamptz', { name: 'remitted_at' }) remittedAt: Date;
  @Column('integer', { name: 'remitted_by' }) remittedBy: number;
}
