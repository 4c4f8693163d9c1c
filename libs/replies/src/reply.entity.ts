import { Person } from '@oficialia/directory';
import { Document } from '@oficialia/documents';
import { Petition } from '@oficialia/registry';
import { Referral } from '@oficialia/routing';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Sense } from './replies.catalogue.js';

/** What a department answered to its referral. */
@Entity('reply')
@Unique('reply_once', ['referralId'])
@Check('reply_sense_known', `sense IN ('granted', 'partly', 'denied', 'forwarded', 'information')`)
@Index('reply_by_petition', ['petitionId'])
@ForeignKey(() => Referral, ['referralId'], ['id'], { name: 'reply_referral' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'reply_petition' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'reply_document' })
@ForeignKey(() => Person, ['repliedBy'], ['id'], { name: 'reply_person' })
export class Reply {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reply_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'referral_id' }) referralId: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('text') sense: Sense;
  @Column('text') text: string;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('timestamptz', { name: 'replied_at' }) repliedAt: Date;
  @Column('integer', { name: 'replied_by' }) repliedBy: number;
}
