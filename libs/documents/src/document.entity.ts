import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { DocumentStatus, Purpose } from './document-row.js';
import type { DocumentType } from './reading/reading.types.js';

/** A file of a petition, or a scan that waits for its folio, stored by its SHA-256 and never altered, and how far its reading got. */
@Entity('document')
@Unique('document_once_per_petition', ['petitionId', 'purpose', 'sha256'])
@Check('document_purpose_known', `purpose IN ('petition', 'annex', 'acknowledgement', 'reply', 'proof', 'scan')`)
@Check('document_scan_has_no_petition', `(purpose = 'scan') = (petition_id IS NULL)`)
@Check('document_type_known', `type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/heic')`)
@Check(
  'document_status_known',
  `status IN ('waiting', 'reading', 'read', 'empty', 'protected', 'unreadable', 'too-large')`,
)
@Check('document_sha256_form', `sha256 ~ '^[0-9a-f]{64}$'`)
@Index('document_sha256', ['sha256'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'document_petition' })
@ForeignKey(() => Person, ['addedBy'], ['id'], { name: 'document_person' })
export class Document {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'document_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** Null only for a scan that waits to be filed. */
  @Column('bigint', { name: 'petition_id', nullable: true }) petitionId: number | null;
  @Column('text') purpose: Purpose;
  /** File name as it was sent. */
  @Column('text') name: string;
  @Column('text') type: DocumentType;
  /** Bytes. */
  @Column('bigint') size: number;
  /** Of the original, hexadecimal: its name in the storage. */
  @Column('text') sha256: string;
  @Column('integer', { name: 'added_by' }) addedBy: number;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('text', { default: 'waiting' }) status: DocumentStatus;
  /** Null until they were counted. */
  @Column('integer', { nullable: true }) pages: number | null;
  @Column('text', { nullable: true }) failure: string | null;
  /** PDF/A with the read words, made beside the original. */
  @Column('text', { name: 'searchable_sha256', nullable: true }) searchableSha256: string | null;
  /** Proposals for the registration found in the text. */
  @Column('jsonb', { nullable: true }) fields: unknown;
  /** Spanish sentences for the clerk about what the file holds. */
  @Column('jsonb', { default: [] }) remarks: string[];
}
