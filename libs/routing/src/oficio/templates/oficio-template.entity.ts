import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { OficioKind, Wording } from './wording.js';

/** One version of the text of a kind of oficio; never changed. */
@Entity('oficio_template')
@Unique('oficio_template_version_unique', ['kind', 'version'])
@Check('oficio_template_kind_known', `kind IN ('referral', 'remission')`)
@ForeignKey(() => Person, ['madeBy'], ['id'], { name: 'oficio_template_person' })
export class OficioTemplate {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'oficio_template_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') kind: OficioKind;
  @Column('integer') version: number;
  @Column('jsonb') wording: Wording;
  /** Typst markup. */
  @Column('text') source: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  /** Null: the text that came with the product. */
  @Column('integer', { name: 'made_by', nullable: true }) madeBy: number | null;
}
