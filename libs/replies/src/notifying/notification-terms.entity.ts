import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** When each kind of notification counts, and how long the petitioner may answer it. */
@Entity('notification_terms')
@Check('notification_terms_only_one', 'id = 1')
@Check(
  'notification_terms_range',
  'email_days BETWEEN 0 AND 30 AND email_presumed_days BETWEEN 1 AND 30 AND board_days BETWEEN 1 AND 60 AND evaluation_days BETWEEN 1 AND 365 AND reopening_days BETWEEN 1 AND 365',
)
export class NotificationTerms {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'notification_terms_pk', default: 1 }) id: number;
  /** Business days after the mail server took the letter; 0: it counts at once. */
  @Column('integer', { name: 'email_days', default: 0 }) emailDays: number;
  /** Business days without a bounce after which a letter counts as delivered. */
  @Column('integer', { name: 'email_presumed_days', default: 3 }) emailPresumedDays: number;
  /** Business days that a notice hangs on the board. */
  @Column('integer', { name: 'board_days', default: 3 }) boardDays: number;
  /** Days in which the petitioner may say whether it solved the matter, and ask to open it again. */
  @Column('integer', { name: 'evaluation_days', default: 30 }) evaluationDays: number;
  @Column('integer', { name: 'reopening_days', default: 15 }) reopeningDays: number;
}
