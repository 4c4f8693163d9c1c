import { Person } from '@oficialia/directory';
import { Document } from '@oficialia/documents';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Notification } from '../notification.entity.js';
import type { NotificationState, StepAct } from './notification-steps.js';

/** A step of a notification: what happened, when, and where the notification stands since. */
@Entity('notification_event')
@Unique('notification_event_seq_unique', ['notificationId', 'seq'])
@Check(
  'notification_event_act_known',
  `act IN ('queued', 'deferred', 'accepted', 'presumed_delivered', 'bounced', 'given_up', 'delivered', 'absent', 'affixed', 'impossible', 'posted', 'withdrawn', 'abandoned')`,
)
@Check('notification_event_state_known', `state IN ('open', 'in_effect', 'failed')`)
@Index('notification_event_failed', ['id'], { where: `state = 'failed'` })
@Index('notification_event_accepted', ['day'], { where: `act = 'accepted'` })
@ForeignKey(() => Notification, ['notificationId'], ['id'], { name: 'notification_event_notification' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'notification_event_document' })
@ForeignKey(() => Person, ['recordedBy'], ['id'], { name: 'notification_event_person' })
export class NotificationEvent {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'notification_event_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'notification_id' }) notificationId: number;
  @Column('integer') seq: number;
  @Column('text') act: StepAct;
  @Column('text') state: NotificationState;
  /** `YYYY-MM-DD`. */
  @Column('date') day: string;
  /** What proves it, field by field. */
  @Column('jsonb', { default: {} }) details: object;
  /** The mail server's words, or a person's. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  /** Null: the machine. */
  @Column('integer', { name: 'recorded_by', nullable: true }) recordedBy: number | null;
}
