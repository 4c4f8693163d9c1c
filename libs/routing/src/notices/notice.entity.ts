import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Referral } from '../referring/referral.entity.js';

/**
 * What is told of a due date: before, on and after it to the department, then to its chief and to supervision; of an
 * oficio that nobody acknowledges, to the same three; of a petition that comes back again and again, to supervision.
 */
export type NoticeKind =
  | 'due_soon'
  | 'due_today'
  | 'overdue'
  | 'to_chief'
  | 'to_supervisor'
  | 'unacknowledged'
  | 'unacknowledged_chief'
  | 'unacknowledged_supervisor'
  | 'returned_often';

/** That somebody has to be told something of a due date: who, what about, when. Once for each due date. */
@Entity('notice')
@Unique('notice_once', ['referralId', 'kind', 'dueDate', 'personId'])
@Index('notice_unseen', ['personId', 'id'], { where: 'seen_at IS NULL' })
@Check(
  'notice_kind_known',
  `kind IN ('due_soon', 'due_today', 'overdue', 'to_chief', 'to_supervisor',
    'unacknowledged', 'unacknowledged_chief', 'unacknowledged_supervisor', 'returned_often')`,
)
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'notice_person' })
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'notice_referral' })
export class NoticeEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'notice_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('text') kind: NoticeKind;
  /** The due date that it speaks of, or the day on which the oficio was turned or came back; `YYYY-MM-DD`. */
  @Column('date', { name: 'due_date' }) dueDate: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt: Date | null;
}
