import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Pile } from '../../pile/pile.entity.js';

/** A file that was taken from the watched folder. */
@Entity('watched_file')
@Unique('watched_file_claim_unique', ['claim'])
@Check('watched_file_sha256_form', `sha256 ~ '^[0-9a-f]{64}$'`)
@Index('watched_file_sha256', ['sha256'])
@Index('watched_file_taken', ['takenAt'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'watched_file_person' })
@ForeignKey(() => WatchedFile, ['repeats'], ['id'], { name: 'watched_file_repeated' })
@ForeignKey(() => Pile, ['pileId'], ['id'], { name: 'watched_file_pile' })
export class WatchedFile {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'watched_file_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  /** Of the act of taking it: whoever finds the file half-taken goes on with the same one. */
  @Column('text') claim: string;
  @Column('text') name: string;
  @Column('text') sha256: string;
  /** In whose name it was received. */
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('timestamptz', { name: 'taken_at' }) takenAt: Date;
  /** The same content came a short time before. */
  @Column('bigint', { nullable: true }) repeats: number | null;
  @Column('bigint', { name: 'pile_id', nullable: true }) pileId: number | null;
  /** Why it was not received; a Spanish sentence. */
  @Column('text', { nullable: true }) refusal: string | null;
}
