import { Person } from '@oficialia/directory';
import { Document } from '@oficialia/documents';
import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Method } from './replies.catalogue.js';

/** That the petitioner was told the reply: how, when, to whom, and what proves it. */
@Entity('notification')
@Check('notification_method_known', `method IN ('in_person', 'at_address', 'email', 'telephone', 'board')`)
@Index('notification_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'notification_petition' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'notification_document' })
@ForeignKey(() => Person, ['recordedBy'], ['id'], { name: 'notification_person' })
export class Notification {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'notification_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('text') method: Method;
  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'notified_on' }) notifiedOn: string;
  @Column('text') recipient: string;
  @Column('text') proof: string;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('integer', { name: 'recorded_by' }) recordedBy: number;
}
