import { Document } from '@oficialia/documents';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Reply } from './reply.entity.js';

/** A file that goes with a reply. */
@Entity('reply_file')
@Unique('reply_file_unique', ['replyId', 'documentId'])
@Index('reply_file_by_document', ['documentId'])
@ForeignKey(() => Reply, ['replyId'], ['id'], { name: 'reply_file_reply' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'reply_file_document' })
export class ReplyFile {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'reply_file_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'reply_id' }) replyId: number;
  @Column('bigint', { name: 'document_id' }) documentId: number;
}
