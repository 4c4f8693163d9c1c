import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { TermRegimeEntity } from '../clocks/regimes/term-regime.entity.js';
import type { PetitionerLetter } from './letter/petitioner-letter.js';

/** That the petitioner was asked, once, to complete the petition. Never changed. */
@Entity('prevention')
@Unique('prevention_once', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'prevention_petition' })
@ForeignKey(() => TermRegimeEntity, ['regimeId'], ['id'], { name: 'prevention_regime' })
@ForeignKey(() => Person, ['madeBy'], ['id'], { name: 'prevention_person' })
export class Prevention {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'prevention_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer', { name: 'regime_id' }) regimeId: number;
  @Column('text') missing: string;
  /** `YYYY-MM-DD`, as `completeBy`, the petitioner's last day. */
  @Column('date', { name: 'made_on' }) madeOn: string;
  @Column('date', { name: 'complete_by' }) completeBy: string;
  /** It was timely: without an answer the petition counts as never filed. */
  @Column('boolean', { name: 'may_lapse' }) mayLapse: boolean;
  /** The clocks that it suspended or interrupted. */
  @Column('bigint', { name: 'held_clocks', array: true }) heldClocks: number[];
  /** What the letter says, as it was issued. */
  @Column('jsonb') letter: PetitionerLetter;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('integer', { name: 'made_by' }) madeBy: number;
  @Column('text') address: string;
}
