import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Annex } from '../petition-row.js';
import { Petition } from '../petition.entity.js';

/** What came later to a petition that exists: annexes, a reminder, a complement. It has no folio of its own. */
@Entity('attachment')
@Unique('attachment_number_unique', ['petitionId', 'number'])
@Unique('attachment_idempotency_unique', ['attachedBy', 'idempotencyKey'])
@Check('attachment_kind_known', `kind IN ('annex', 'reminder', 'complement')`)
@Check('attachment_received_before_attached', 'received_at <= attached_at')
@Check('attachment_sheets_range', 'sheets BETWEEN 1 AND 100000')
@Check('attachment_annexes_list', `jsonb_typeof(annexes) = 'array'`)
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'attachment_petition' })
@ForeignKey(() => Person, ['attachedBy'], ['id'], { name: 'attachment_person' })
export class Attachment {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'attachment_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  /** Of its petition, from 1. */
  @Column('integer') number: number;
  @Column('text') kind: 'annex' | 'reminder' | 'complement';
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text', { name: 'received_reason', nullable: true }) receivedReason: string | null;
  @Column('text') channel: string;
  @Column('text', { name: 'sender_name' }) senderName: string;
  @Column('text', { name: 'document_number', nullable: true }) documentNumber: string | null;
  @Column('date', { name: 'document_date', nullable: true }) documentDate: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  @Column('integer') sheets: number;
  @Column('jsonb', { default: [] }) annexes: Annex[];
  @Column('text', { nullable: true }) notes: string | null;
  @Column('integer', { name: 'attached_by' }) attachedBy: number;
  @Column('timestamptz', { name: 'attached_at' }) attachedAt: Date;
  @Column('text', { name: 'idempotency_key' }) idempotencyKey: string;
}
