import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Document } from './document.entity.js';
import type { Word } from './reading/reading.types.js';

/** What was read of one page of a document; it may be read again. */
@Entity('page')
@Check('page_status_known', `status IN ('read', 'unreadable')`)
@Check('page_source_known', `source IN ('text-layer', 'ocr')`)
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'page_document' })
export class Page {
  @PrimaryColumn('bigint', { name: 'document_id', primaryKeyConstraintName: 'page_pk' }) documentId: number;
  /** From 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'page_pk' }) number: number;
  @Column('text') status: 'read' | 'unreadable';
  @Column('text', { nullable: true }) source: 'text-layer' | 'ocr' | null;
  @Column('text', { default: '' }) text: string;
  /** 0 to 100; a text layer has 100, a page that failed none. */
  @Column('real', { nullable: true }) confidence: number | null;
  @Column('jsonb', { default: [] }) words: Word[];
  /** Pixels of the image for the viewer. */
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  @Column('text', { name: 'image_sha256', nullable: true }) imageSha256: string | null;
  @Column('text', { name: 'thumbnail_sha256', nullable: true }) thumbnailSha256: string | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
}
