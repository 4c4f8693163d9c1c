import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Oficio } from '../oficio.entity.js';

/** That an issued oficio no longer holds. The oficio itself, and its number, stay. */
@Entity('oficio_cancellation')
@Unique('oficio_cancellation_once', ['oficioId'])
@ForeignKey(() => Oficio, ['oficioId'], ['id'], { name: 'oficio_cancellation_oficio' })
@ForeignKey(() => Person, ['cancelledBy'], ['id'], { name: 'oficio_cancellation_person' })
export class OficioCancellation {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'oficio_cancellation_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'oficio_id' }) oficioId: number;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'cancelled_at' }) cancelledAt: Date;
  @Column('integer', { name: 'cancelled_by' }) cancelledBy: number;
  @Column('text') address: string;
}
