import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ReportSignature } from './report-signature.entity.js';
import type { ReportFileKind } from './report-kinds.js';

/** A file of a signed report, as it was stored when it was signed. */
@Entity('report_file')
@Unique('report_file_once', ['signatureId', 'kind'])
@Check('report_file_kind_known', `kind IN ('data', 'pdf', 'spreadsheet', 'figures', 'petitions', 'dictionary')`)
@Check('report_file_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
@ForeignKey(() => ReportSignature, ['signatureId'], ['id'], { name: 'report_file_signature' })
export class ReportFile {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'report_file_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'signature_id' }) signatureId: number;
  @Column('text') kind: ReportFileKind;
  /** Its address in the storage. */
  @Column('text') sha256: string;
  /** Bytes. */
  @Column('bigint') size: number;
}
