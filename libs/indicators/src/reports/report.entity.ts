import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ReportKind } from './report-kinds.js';
import type { Sheet } from './writing/sheets.js';

/** A report: its period, and what people write between the figures. Never changed once it is signed. */
@Entity('report')
@Index('report_of_period', ['lastDay', 'firstDay'])
@Check('report_kind_known', `kind IN ('month', 'quarter', 'year', 'range')`)
@Check('report_period', 'first_day <= last_day')
@ForeignKey('Person', ['createdBy'], ['id'], { name: 'report_created_by' })
@ForeignKey('Person', ['changedBy'], ['id'], { name: 'report_changed_by' })
export class Report {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'report_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') kind: ReportKind;
  /** `YYYY-MM-DD`, both included. */
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('date', { name: 'last_day' }) lastDay: string;
  @Column('text') title: string;
  @Column('jsonb') sheets: Sheet[];
  @Column('text', { name: 'elaborated_name' }) elaboratedName: string;
  @Column('text', { name: 'elaborated_position' }) elaboratedPosition: string;
  @Column('text', { name: 'validated_name' }) validatedName: string;
  @Column('text', { name: 'validated_position' }) validatedPosition: string;
  /** Of two people who write at once, the second is told. */
  @Column('integer', { default: 1 }) version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { name: 'created_by' }) createdBy: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('integer', { name: 'changed_by' }) changedBy: number;
}
