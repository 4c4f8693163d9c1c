import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BulkAct } from './bulk-act.entity.js';

/** What happened to one row of a bulk act. */
@Entity('bulk_act_row')
@Check('bulk_act_row_outcome_known', `outcome IN ('done', 'refused')`)
@ForeignKey(() => BulkAct, ['bulkActId'], ['id'], { name: 'bulk_act_row_act' })
export class BulkActRow {
  @PrimaryColumn('bigint', { name: 'bulk_act_id', primaryKeyConstraintName: 'bulk_act_row_pk' }) bulkActId: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'bulk_act_row_pk' }) position: number;
  /** A folio, or the id of a referral. */
  @Column('text') target: string;
  /** Null until its turn has come. */
  @Column('text', { nullable: true }) outcome: 'done' | 'refused' | null;
  @Column('text', { nullable: true }) code: string | null;
  @Column('text', { nullable: true }) sentence: string | null;
  @Column('text', { nullable: true }) folio: string | null;
  /** Numbers of the oficios that it is about. */
  @Column('text', { array: true, default: '{}' }) oficios: string[];
}
