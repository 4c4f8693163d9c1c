import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Document } from '../document.entity.js';

/** A page, or a whole file, that the machine gave up; the row goes when it is read. */
@Entity('stopped_reading')
@Index('stopped_reading_stopped_at', ['stoppedAt'])
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'stopped_reading_document' })
export class StoppedReading {
  @PrimaryColumn('bigint', { name: 'document_id', primaryKeyConstraintName: 'stopped_reading_pk' }) documentId: number;
  /** From 1; 0 is the whole file. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'stopped_reading_pk' }) number: number;
  /** A Spanish sentence. */
  @Column('text') reason: string;
  @Column('integer') attempts: number;
  @Column('timestamptz', { name: 'stopped_at' }) stoppedAt: Date;
}
