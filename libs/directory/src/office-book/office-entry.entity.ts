import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../person.entity.js';

/** What was done in the office beside its petitions; written by triggers and by `enterInOfficeBook`, never changed. */
@Entity('office_entry')
@Index('office_entry_by_actor', ['actorId', 'id'])
@Index('office_entry_by_thing', ['thing', 'thingKey', 'id'])
@ForeignKey(() => Person, ['actorId'], ['id'], { name: 'office_entry_actor' })
export class OfficeEntry {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'office_entry_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('timestamptz') at: Date;
  @Column('integer', { name: 'actor_id', nullable: true }) actorId: number | null;
  @Column('text', { name: 'actor_name' }) actorName: string;
  @Column('text') address: string;
  @Column('text') act: string;
  /** The table of what it is about. */
  @Column('text', { nullable: true }) thing: string | null;
  @Column('text', { name: 'thing_key', nullable: true }) thingKey: string | null;
  @Column('jsonb') data: Record<string, unknown>;
}
