import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A filter of a tray that somebody looks at again and again. */
@Entity('saved_filter')
@Unique('saved_filter_name_unique', ['personId', 'tray', 'name'])
@Check('saved_filter_length', 'length(name) BETWEEN 1 AND 60 AND length(query) <= 1000')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'saved_filter_person' })
export class SavedFilter {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'saved_filter_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('text') tray: string;
  @Column('text') name: string;
  /** As the address has it. */
  @Column('text') query: string;
  /** With the same department; of those who belong to none, with all of them. */
  @Column('boolean') shared: boolean;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
}
