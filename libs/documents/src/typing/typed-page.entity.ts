import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Document } from '../document.entity.js';
import type { Verdict } from '../document-row.js';

/** What a person read on a page; the latest row of a page outranks the machine. Never changed. */
@Entity('typed_page')
@Check('typed_page_verdict_known', `verdict IN ('typed', 'confirmed', 'illegible', 'word')`)
@Check(
  'typed_page_text_or_reason',
  `(verdict = 'illegible') = (text IS NULL) AND (verdict = 'illegible') = (reason IS NOT NULL)`,
)
@Check('typed_page_number_range', `number >= 1`)
@Index('typed_page_of_page', ['documentId', 'number', 'id'])
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'typed_page_document' })
@ForeignKey(() => Person, ['typedBy'], ['id'], { name: 'typed_page_person' })
export class TypedPage {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'typed_page_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** The row of the page itself may go and come back when the file is read again. */
  @Column('bigint', { name: 'document_id' }) documentId: number;
  @Column('integer') number: number;
  @Column('text') verdict: Verdict;
  /** The whole page; null when it cannot be read. */
  @Column('text', { nullable: true }) text: string | null;
  /** Why it cannot be read. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('integer', { name: 'typed_by' }) typedBy: number;
  @Column('timestamptz', { name: 'typed_at' }) typedAt: Date;
}
