import { Person } from '@oficialia/directory';
import { Petition } from '@oficialia/registry';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** How the letter to a petitioner begins and ends; of several rows the newest counts. */
@Entity('letter_text')
@Index('letter_text_by_petition', ['petitionId'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'letter_text_petition' })
@ForeignKey(() => Person, ['writtenBy'], ['id'], { name: 'letter_text_person' })
export class LetterText {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'letter_text_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  /** Null: the usual one. */
  @Column('text', { nullable: true }) introduction: string | null;
  @Column('text', { nullable: true }) closing: string | null;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
  @Column('integer', { name: 'written_by' }) writtenBy: number;
}
