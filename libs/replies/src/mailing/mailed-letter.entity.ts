import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Notification } from '../notification.entity.js';

/** A letter that goes out by e-mail, and the token by which its bounce is known. */
@Entity('mailed_letter')
@Unique('mailed_letter_token_unique', ['token'])
@ForeignKey(() => Notification, ['notificationId'], ['id'], { name: 'mailed_letter_notification' })
export class MailedLetter {
  @PrimaryColumn('bigint', { name: 'notification_id', primaryKeyConstraintName: 'mailed_letter_pk' })
  notificationId: number;
  @Column('text') token: string;
  @Column('text') address: string;
  /** Ids of the documents that go with it, the letter first. */
  @Column('bigint', { array: true }) attachments: number[];
}
