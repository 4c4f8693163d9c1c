import { Person } from '@oficialia/directory';
import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Acknowledgement } from '../acknowledgement.entity.js';

/** Who stamped the copy, as a person read it; the acknowledgement itself never changes. */
@Entity('acknowledgement_reading')
@Unique('acknowledgement_reading_once', ['acknowledgementId'])
@ForeignKey(() => Acknowledgement, ['acknowledgementId'], ['id'], { name: 'acknowledgement_reading_of' })
@ForeignKey(() => Person, ['readBy'], ['id'], { name: 'acknowledgement_reading_person' })
export class AcknowledgementReading {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'acknowledgement_reading_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'acknowledgement_id' }) acknowledgementId: number;
  @Column('text') name: string;
  @Column('text', { nullable: true }) position: string | null;
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
  @Column('integer', { name: 'read_by' }) readBy: number;
  @Column('text') address: string;
}
