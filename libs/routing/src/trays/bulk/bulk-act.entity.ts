import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One act on several rows of a tray. */
@Entity('bulk_act')
@Unique('bulk_act_once', ['personId', 'idempotencyKey'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'bulk_act_person' })
export class BulkAct {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'bulk_act_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('text', { name: 'idempotency_key' }) idempotencyKey: string;
  @Column('text') act: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
}
