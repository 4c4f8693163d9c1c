import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Document } from '../document.entity.js';

/** A piece of about 60,000 letters of a long petition, with the places of its words. */
@Entity('search_stretch')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'search_stretch_petition' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'search_stretch_document' })
export class SearchStretch {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'search_stretch_pk' }) petitionId: number;
  @PrimaryColumn('bigint', { name: 'document_id', primaryKeyConstraintName: 'search_stretch_pk' }) documentId: number;
  @PrimaryColumn('integer', { name: 'first_page', primaryKeyConstraintName: 'search_stretch_pk' }) firstPage: number;
  @Column('integer', { name: 'last_page' }) lastPage: number;
  @Column('tsvector') vector: string;
}
