import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Referral } from '@oficialia/routing';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ReplyKind } from './replies.catalogue.js';

/** One answer of a department to its referral; partial ones and new versions are rows of their own. */
@Entity('reply')
@Unique('reply_number_unique', ['referralId', 'number'])
@Check('reply_kind_known', `kind IN ('partial', 'final')`)
@Check('reply_in_process', `kind = 'partial' OR in_process_until IS NULL`)
@Index('reply_by_petition', ['petitionId'])
@Index('reply_to_approve', ['referralId'], { where: 'needs_approval' })
@Index('reply_by_moment', ['repliedAt'], { type: 'brin' })
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'reply_referral' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'reply_petition' })
@ForeignKey(() => Person, ['repliedBy'], ['id'], { name: 'reply_person' })
@ForeignKey(() => Reply, ['correctsId'], ['id'], { name: 'reply_corrects' })
export class Reply {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reply_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('timestamptz', { name: 'replied_at' }) repliedAt: Date;
  @Column('integer', { name: 'replied_by' }) repliedBy: number;
  /** Of its referral, from 1. */
  @Column('integer') number: number;
  @Column('text') kind: ReplyKind;
  /** Of a partial one: until when the rest is in process, `YYYY-MM-DD`. */
  @Column('date', { name: 'in_process_until', nullable: true }) inProcessUntil: string | null;
  /** Number of the department's own oficio, as it wrote it. */
  @Column('text', { name: 'oficio_number', nullable: true }) oficioNumber: string | null;
  /** Nobody outside the department sees it until its chief approves it. */
  @Column('boolean', { name: 'needs_approval', default: false }) needsApproval: boolean;
  /** The version that was sent back and that this one answers anew. */
  @Column('bigint', { name: 'corrects_id', nullable: true }) correctsId: number | null;
  /** From before answers had points; see facts(reply) in migration 023. */
  @Column('boolean', { default: false }) carried: boolean;
}
