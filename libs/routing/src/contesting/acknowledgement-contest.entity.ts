import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Acknowledgement } from '../acknowledging/acknowledgement.entity.js';

/** That a department says it never got what was acknowledged in its name, and what the follow-up office decided. */
@Entity('acknowledgement_contest')
@Unique('acknowledgement_contest_once', ['acknowledgementId'])
@Check(
  'acknowledgement_contest_decided',
  `(upheld IS NULL) = (decided_at IS NULL) AND (upheld IS NULL) = (decided_by IS NULL)
   AND (upheld IS NULL) = (decision IS NULL)`,
)
@ForeignKey(() => Acknowledgement, ['acknowledgementId'], ['id'], { name: 'acknowledgement_contest_acknowledgement' })
@ForeignKey(() => Person, ['contestedBy'], ['id'], { name: 'acknowledgement_contest_person' })
@ForeignKey(() => Person, ['decidedBy'], ['id'], { name: 'acknowledgement_contest_decider' })
export class AcknowledgementContest {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'acknowledgement_contest_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'acknowledgement_id' }) acknowledgementId: number;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'contested_at' }) contestedAt: Date;
  @Column('integer', { name: 'contested_by' }) contestedBy: number;
  @Column('text') address: string;
  /** Upheld: the acknowledgement was undone. Null until somebody decides. */
  @Column('boolean', { nullable: true }) upheld: boolean | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('integer', { name: 'decided_by', nullable: true }) decidedBy: number | null;
}
