import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Pile } from '../../pile/pile.entity.js';

/** A file that comes in pieces; it belongs to who began it and becomes part of one pile. */
@Entity('resumable_upload')
@Check('resumable_upload_id_form', `id ~ '^[0-9a-f]{32}$'`)
@Check('resumable_upload_size_positive', 'size >= 0')
@Index('resumable_upload_person', ['personId'])
@Index('resumable_upload_created', ['createdAt'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'resumable_upload_person_known' })
@ForeignKey(() => Pile, ['pileId'], ['id'], { name: 'resumable_upload_pile' })
export class ResumableUpload {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'resumable_upload_pk' }) id: string;
  @Column('integer', { name: 'person_id' }) personId: number;
  /** File name as it was sent. */
  @Column('text') name: string;
  /** Bytes that were promised. */
  @Column('bigint') size: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Null until it was handed over. */
  @Column('bigint', { name: 'pile_id', nullable: true }) pileId: number | null;
}
