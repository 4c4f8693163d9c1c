import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Simulation } from './simulating/simulation.js';

/** One version of all competence rules: a draft, a draft that was simulated as it is now, or published for good. */
@Entity('rule_set')
@Unique('rule_set_version_unique', ['version'])
@Check('rule_set_state_known', `state IN ('draft', 'simulated', 'published')`)
@Check('rule_set_simulated', `state <> 'simulated' OR (simulated_at IS NOT NULL AND simulation IS NOT NULL)`)
@Check('rule_set_published', `(state = 'published') = (published_at IS NOT NULL)`)
@ForeignKey(() => Person, ['draftedBy'], ['id'], { name: 'rule_set_drafted_by' })
@ForeignKey(() => Person, ['simulatedBy'], ['id'], { name: 'rule_set_simulated_by' })
@ForeignKey(() => Person, ['publishedBy'], ['id'], { name: 'rule_set_published_by' })
export class RuleSet {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'rule_set_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer') version: number;
  @Column('text', { default: 'draft' }) state: 'draft' | 'simulated' | 'published';
  /** Counts the changes of a draft, so that nobody publishes what somebody else has changed meanwhile. */
  @Column('integer', { default: 0 }) revision: number;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt: Date;
  /** Nobody: the set came with the product. */
  @Column('integer', { name: 'drafted_by', nullable: true }) draftedBy: number | null;
  @Column('timestamptz', { name: 'simulated_at', nullable: true }) simulatedAt: Date | null;
  @Column('integer', { name: 'simulated_by', nullable: true }) simulatedBy: number | null;
  @Column('jsonb', { nullable: true }) simulation: Simulation | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('integer', { name: 'published_by', nullable: true }) publishedBy: number | null;
}
