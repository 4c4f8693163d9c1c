import { CalendarEntity } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';
import { TermRegimeEntity } from './regimes/term-regime.entity.js';
import type { ClockState } from './counting/run-clock.js';
import type { TermUnit } from './counting/term.js';

/** The clock of a referral that waits for an answer. Its due date is the referral's. */
@Entity('clock')
@Unique('clock_once', ['referralId'])
@Index('clock_running', ['calendar', 'id'], { where: `state = 'running'` })
@Check('clock_amount_range', 'amount BETWEEN 1 AND 365')
@Check('clock_unit_known', `unit IN ('business_days', 'months', 'hours')`)
@Check('clock_state_known', `state IN ('waiting', 'running', 'suspended', 'stopped')`)
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'clock_referral' })
@ForeignKey(() => TermRegimeEntity, ['regimeId'], ['id'], { name: 'clock_regime' })
@ForeignKey(() => CalendarEntity, ['calendar'], ['key'], { name: 'clock_calendar' })
export class ClockEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'clock_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('integer', { name: 'regime_id' }) regimeId: number;
  /** Its term, in `unit`, without extensions. */
  @Column('integer') amount: number;
  @Column('text') unit: TermUnit;
  @Column('text') calendar: string;
  /** The version with which its due date was counted. */
  @Column('integer', { name: 'calendar_version' }) calendarVersion: number;
  @Column('text') state: ClockState;
  /** Of a term in hours. */
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
}
