import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Document } from '../document.entity.js';
import type { Arrangement } from './arrangement.js';
import type { Change } from './arranging/changes.js';
import type { FileRole, PileSource } from './pile-row.js';

/** Scanned paper of many petitions, until each page is filed or set aside. */
@Entity('pile')
@Unique('pile_key_unique', ['key'])
@Index('pile_waiting', ['id'], { where: '(waiting > 0)' })
@Check('pile_source_known', `source IN ('upload', 'camera', 'folder')`)
@ForeignKey(() => Person, ['openedBy'], ['id'], { name: 'pile_person' })
export class Pile {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'pile_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** Given by what brings the files, so that bringing them twice opens one pile. */
  @Column('text', { nullable: true }) key: string | null;
  @Column('text') source: PileSource;
  @Column('text') name: string;
  @Column('integer', { name: 'opened_by' }) openedBy: number;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  /** The second pass of a one-sided scanner is still to come: nothing is filed by itself until then. */
  @Column('boolean', { name: 'awaits_backs', default: false }) awaitsBacks: boolean;
  @Column('jsonb', { default: { next: 1, bundles: [] } }) arrangement: Arrangement;
  /** Number of the last act. */
  @Column('integer', { default: 0 }) version: number;
  /** Bundles with pages that are not filed. */
  @Column('integer', { default: 0 }) waiting: number;
}

/** A file of a pile. */
@Entity('pile_file')
@Unique('pile_file_position_unique', ['pileId', 'position'])
@Index('pile_file_unarranged', ['pileId'], { where: '(arranged_at IS NULL)' })
@Check('pile_file_role_known', `role IN ('pages', 'backs', 'replacement')`)
@Check(
  'pile_file_replacement_names_page',
  `(role = 'replacement') = (replaces_document IS NOT NULL AND replaces_page IS NOT NULL)`,
)
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'pile_file_document' })
@ForeignKey(() => Pile, ['pileId'], ['id'], { name: 'pile_file_pile' })
@ForeignKey(() => Document, ['replacesDocument'], ['id'], { name: 'pile_file_replaced' })
export class PileFile {
  @PrimaryColumn('bigint', { name: 'document_id', primaryKeyConstraintName: 'pile_file_pk' }) documentId: number;
  @Column('bigint', { name: 'pile_id' }) pileId: number;
  @Column('integer') position: number;
  @Column('text') role: FileRole;
  @Column('bigint', { name: 'replaces_document', nullable: true }) replacesDocument: number | null;
  @Column('integer', { name: 'replaces_page', nullable: true }) replacesPage: number | null;
  /** When its pages came into the arrangement. */
  @Column('timestamptz', { name: 'arranged_at', nullable: true }) arrangedAt: Date | null;
}

/** One act on a pile: never changed, attested by the ledger when pages are filed. */
@Entity('pile_act')
@Unique('pile_act_version_unique', ['pileId', 'version'])
@Unique('pile_act_undone_once', ['undoes'])
@Check('pile_act_filed_names_petition', `(act = 'filed') = (petition_id IS NOT NULL AND document_id IS NOT NULL)`)
@Check('pile_act_undo_names_act', `(act = 'undone') = (undoes IS NOT NULL)`)
@ForeignKey(() => Pile, ['pileId'], ['id'], { name: 'pile_act_pile' })
@ForeignKey(() => PileAct, ['undoes'], ['id'], { name: 'pile_act_undone' })
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'pile_act_petition' })
@ForeignKey(() => Document, ['documentId'], ['id'], { name: 'pile_act_document' })
@ForeignKey(() => Person, ['actedBy'], ['id'], { name: 'pile_act_person' })
export class PileAct {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'pile_act_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'pile_id' }) pileId: number;
  /** From 1 in each pile. */
  @Column('integer') version: number;
  @Column('text') act: string;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('jsonb') changes: Change[];
  @Column('bigint', { nullable: true }) undoes: number | null;
  @Column('bigint', { name: 'petition_id', nullable: true }) petitionId: number | null;
  @Column('bigint', { name: 'document_id', nullable: true }) documentId: number | null;
  @Column('integer', { name: 'acted_by' }) actedBy: number;
  @Column('timestamptz', { name: 'acted_at' }) actedAt: Date;
  @Column('text') address: string;
}
