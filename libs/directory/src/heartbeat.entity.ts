import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That something which runs by the clock is alive. */
@Entity('heartbeat')
export class Heartbeat {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'heartbeat_pk' }) name: string;
  @Column('timestamptz', { name: 'beat_at' }) beatAt: Date;
  /** When it last came to its end without an error. */
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
  /** What the last run did or why it failed, in Spanish. */
  @Column('text', { nullable: true }) outcome: string | null;
}
