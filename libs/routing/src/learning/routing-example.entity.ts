import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A petition that was turned, by what it asks and where it went; derived. */
@Entity('routing_example')
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'routing_example_petition' })
@Index('routing_example_features', ['features'], { type: 'gin' })
export class RoutingExample {
  @PrimaryColumn('bigint', { name: 'petition_id', primaryKeyConstraintName: 'routing_example_pk' }) petitionId: number;
  @Column('integer', { array: true }) departments: number[];
  /** Stems and pairs of stems. */
  @Column('text', { array: true }) features: string[];
  @Column('timestamptz', { name: 'learned_at' }) learnedAt: Date;
}
