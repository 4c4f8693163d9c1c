import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ClockEntity } from './clock.entity.js';
import type { ClockAct } from './counting/run-clock.js';

/** Something that happened to a clock: what, when, by whose act and why. Never changed. */
@Entity('clock_event')
@Unique('clock_event_seq_unique', ['clockId', 'seq'])
@Check(
  'clock_event_act_known',
  `act IN ('start', 'suspend', 'interrupt', 'resume', 'extend', 'stop', 'undo', 'reopen')`,
)
@Check('clock_event_amount', `act = 'reopen' OR (act = 'extend') = (amount IS NOT NULL)`)
@Check('clock_event_amount_range', 'amount BETWEEN 1 AND 365')
@ForeignKey(() => ClockEntity, ['clockId'], ['id'], { name: 'clock_event_clock' })
@ForeignKey(() => Person, ['recordedBy'], ['id'], { name: 'clock_event_person' })
export class ClockEventEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'clock_event_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'clock_id' }) clockId: number;
  @Column('integer') seq: number;
  @Column('text') act: ClockAct;
  @Column('timestamptz') at: Date;
  /** The office's day of `at`, `YYYY-MM-DD`. */
  @Column('date') day: string;
  /** The office had closed. */
  @Column('boolean') late: boolean;
  /** In the unit of the clock: of an extension, or the term that a reopening gives anew. */
  @Column('integer', { nullable: true }) amount: number | null;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('integer', { name: 'recorded_by' }) recordedBy: number;
}
