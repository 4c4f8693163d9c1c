import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What kind of paper a petition is, and whether that kind asks for a reply. */
@Entity('document_kind')
export class DocumentKind {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'document_kind_pk' }) key: string;
  @Column('text') name: string;
  @Column('boolean', { name: 'requires_reply', default: true }) requiresReply: boolean;
  @Column('boolean', { default: false }) urgent: boolean;
  /** Order in lists. */
  @Column('integer') position: number;
}
