import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a person was told in the morning of a day: how many referrals are late, due, soon due and to acknowledge. */
@Entity('daily_summary')
@Unique('daily_summary_once', ['personId', 'day'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'daily_summary_person' })
export class DailySummary {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'daily_summary_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  /** `YYYY-MM-DD`. */
  @Column('date') day: string;
  @Column('integer') overdue: number;
  @Column('integer', { name: 'due_today' }) dueToday: number;
  @Column('integer', { name: 'due_soon' }) dueSoon: number;
  @Column('integer', { name: 'to_acknowledge' }) toAcknowledge: number;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  /** When it was put into the person's tray. */
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt: Date | null;
}
