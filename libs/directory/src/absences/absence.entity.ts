import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../person.entity.js';

/** That a person is away on some days, and who stands in. It may be ended early, and is never changed. */
@Entity('absence')
@Check('absence_days', 'first_day <= last_day')
@Check('absence_by_another', 'person_id <> substitute_id')
@Check('absence_ended', '(ended_at IS NULL) = (ended_by IS NULL)')
@Index('absence_of_person', ['personId', 'lastDay'], { where: 'ended_at IS NULL' })
@Index('absence_of_substitute', ['substituteId', 'lastDay'], { where: 'ended_at IS NULL' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'absence_person' })
@ForeignKey(() => Person, ['substituteId'], ['id'], { name: 'absence_substitute' })
@ForeignKey(() => Person, ['setBy'], ['id'], { name: 'absence_set_by' })
@ForeignKey(() => Person, ['endedBy'], ['id'], { name: 'absence_ended_by' })
export class Absence {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'absence_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('integer', { name: 'substitute_id' }) substituteId: number;
  /** `YYYY-MM-DD`, as `lastDay`; both included. */
  @Column('date', { name: 'first_day' }) firstDay: string;
  @Column('date', { name: 'last_day' }) lastDay: string;
  /** The oficio that names the substitute. */
  @Column('text', { nullable: true }) basis: string | null;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('integer', { name: 'set_by' }) setBy: number;
  @Column('text') address: string;
  /** When the person came back early; null: on the day after the last. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('integer', { name: 'ended_by', nullable: true }) endedBy: number | null;
}
