import { CalendarEntity, Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { PreventionEffect, PreventionRule } from '../counting/prevention.js';
import type { TermUnit } from '../counting/term.js';

/** From when a clock runs. */
export type StartsAt = 'filing' | 'referral' | 'acknowledgement';

/** One version of the terms of a legal regime; never changed, the highest version of a key is in force. */
@Entity('term_regime')
@Unique('term_regime_version_unique', ['key', 'version'])
@Check('term_regime_start_known', `starts_at IN ('filing', 'referral', 'acknowledgement')`)
@Check('term_regime_unit_known', `unit IN ('business_days', 'months', 'hours')`)
@Check('term_regime_amount_range', 'amount BETWEEN 1 AND 365')
@Check('term_regime_prevention_known', `prevention_rule IN ('none', 'days', 'first_third', 'by_procedure')`)
@Check('term_regime_prevention_days', `(prevention_rule = 'days') = (prevention_days IS NOT NULL)`)
@Check('term_regime_effect_known', `prevention_effect IN ('suspend', 'interrupt')`)
@ForeignKey(() => CalendarEntity, ['calendar'], ['key'], { name: 'term_regime_calendar' })
@ForeignKey(() => Person, ['madeBy'], ['id'], { name: 'term_regime_person' })
export class TermRegimeEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'term_regime_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') key: string;
  @Column('integer', { default: 1 }) version: number;
  /** In lists; the first is the usual one. */
  @Column('integer') position: number;
  @Column('text') name: string;
  @Column('text') basis: string;
  @Column('text', { nullable: true }) note: string | null;
  /** Null: the municipality's own. */
  @Column('text', { nullable: true }) calendar: string | null;
  @Column('text', { name: 'starts_at', default: 'referral' }) startsAt: StartsAt;
  @Column('text', { default: 'business_days' }) unit: TermUnit;
  /** Null: as the order says, typed with each referral. */
  @Column('integer', { nullable: true }) amount: number | null;
  @Column('integer', { nullable: true }) extension: number | null;
  @Column('text', { name: 'prevention_rule', default: 'none' }) preventionRule: PreventionRule;
  /** Business days, as are those below. */
  @Column('integer', { name: 'prevention_days', nullable: true }) preventionDays: number | null;
  @Column('integer', { name: 'completion_days', nullable: true }) completionDays: number | null;
  @Column('text', { name: 'prevention_effect', nullable: true }) preventionEffect: PreventionEffect | null;
  @Column('integer', { name: 'remit_days', nullable: true }) remitDays: number | null;
  /** How many before the due date the department is reminded. */
  @Column('integer', { name: 'remind_days', default: 3 }) remindDays: number;
  /** How many after it the chief, and the supervisor, are told. */
  @Column('integer', { name: 'chief_days', default: 1 }) chiefDays: number;
  @Column('integer', { name: 'supervisor_days', default: 3 }) supervisorDays: number;
  /** Chief and supervisor are told when the clock starts. */
  @Column('boolean', { name: 'at_once', default: false }) atOnce: boolean;
  @Column('boolean', { default: false }) retired: boolean;
  @Column('timestamptz', { name: 'made_at', default: () => 'now()' }) madeAt: Date;
  /** Null: it came with the product. */
  @Column('integer', { name: 'made_by', nullable: true }) madeBy: number | null;
}
