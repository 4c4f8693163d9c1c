import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One version of the ficha of an indicator. Never changed; the highest version is in force. */
@Entity('indicator_definition')
@Unique('indicator_definition_version_unique', ['key', 'version'])
@Check('indicator_definition_measure_known', `measure IN ('share', 'days')`)
@Check('indicator_definition_counts_known', `counts IN ('petitions', 'referrals')`)
@Check('indicator_definition_direction_known', `direction IN ('ascending', 'descending')`)
@Check('indicator_definition_level_known', `level IN ('Fin', 'Propósito', 'Componente', 'Actividad')`)
@Check('indicator_definition_dimension_known', `dimension IN ('eficacia', 'eficiencia', 'calidad', 'economía')`)
@Check('indicator_definition_lights', 'amber_from <= green_from AND green_from <= green_to AND green_to <= amber_to')
@ForeignKey('Person', ['definedBy'], ['id'], { name: 'indicator_definition_person' })
export class IndicatorDefinition {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'indicator_definition_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') key: string;
  @Column('integer') version: number;
  @Column('integer') position: number;
  @Column('text') formula: string;
  @Column('text') measure: 'share' | 'days';
  @Column('text') counts: 'petitions' | 'referrals';
  @Column('text') name: string;
  @Column('text') programme: string;
  @Column('text') level: string;
  @Column('text') dimension: string;
  @Column('text') definition: string;
  @Column('text') method: string;
  @Column('text') numerator: string;
  @Column('text') denominator: string;
  @Column('text') exclusions: string;
  @Column('text') source: string;
  @Column('text') unit: string;
  @Column('text') frequency: string;
  @Column('text') direction: 'ascending' | 'descending';
  @Column('numeric', { precision: 9, scale: 2, nullable: true }) baseline: string | null;
  @Column('integer', { name: 'baseline_year', nullable: true }) baselineYear: number | null;
  @Column('text') responsible: string;
  @Column('text') verification: string;
  @Column('integer', { name: 'green_from', default: 90 }) greenFrom: number;
  @Column('integer', { name: 'green_to', default: 110 }) greenTo: number;
  @Column('integer', { name: 'amber_from', default: 70 }) amberFrom: number;
  @Column('integer', { name: 'amber_to', default: 120 }) amberTo: number;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'defined_at', default: () => 'now()' }) definedAt: Date;
  @Column('integer', { name: 'defined_by', nullable: true }) definedBy: number | null;
}
