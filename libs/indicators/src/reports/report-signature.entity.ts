import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Report } from './report.entity.js';

/** What later reports are compared with. */
export interface SignedFigure {
  key: string;
  name: string;
  version: number;
  formula: string;
  measure: 'share' | 'days';
  numerator: number;
  denominator: number;
}

/** That a report was signed: from then on it is its files. */
@Entity('report_signature')
@Unique('report_signature_once', ['reportId'])
@ForeignKey(() => Report, ['reportId'], ['id'], { name: 'report_signature_report' })
@ForeignKey('Person', ['signedBy'], ['id'], { name: 'report_signature_person' })
export class ReportSignature {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'report_signature_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'report_id' }) reportId: number;
  /** When the figures were taken. */
  @Column('timestamptz', { name: 'taken_at' }) takenAt: Date;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('integer', { name: 'signed_by' }) signedBy: number;
  @Column('jsonb') figures: SignedFigure[];
}
