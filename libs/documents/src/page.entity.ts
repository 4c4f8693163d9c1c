import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Document } from './document.entity.js';
import type { Word } from './reading/reading.types.js';

/** What was read of one page of a document; it may be read again. */
@Entity('page')
@Check('page_status_known', `status IN ('read', 'unreadable')`)
@Check('page_quarter_turns_range', `quarter_turns BETWEEN 0 AND 3`)
@Check('page_source_known', `source IN ('text-layer', 'ocr')`)
@Index('page_doubtful', ['documentId', 'number'], {
  where: `status = 'unreadable' OR source = 'ocr' AND confidence < 92 AND NOT blank`,
})
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
  /** Quarter turns clockwise that made the page of the file upright. */
  @Column('integer', { name: 'quarter_turns', default: 0 }) quarterTurns: number;
  /** Nothing but paper: hidden, never deleted. */
  @Column('boolean', { default: false }) blank: boolean;
  /** Texts of the QR codes on it. */
  @Column('jsonb', { default: [] }) codes: string[];
  /** Pages that look alike differ in few of its 64 bits. Found by the index page_looks, whose expression TypeORM cannot say. */
  @Column('bigint', { name: 'perceptual_hash', nullable: true }) perceptualHash: string | null;
  /** ISO 639-3. */
  @Column('text', { nullable: true }) language: string | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
}
