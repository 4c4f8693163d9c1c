import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Petition } from '../petition.entity.js';

/** That a person opened a petition, or a part of it; written before it is shown, never changed. */
@Entity('petition_visit')
@Check('petition_visit_part_known', `part IN ('page', 'document', 'paper', 'ledger', 'program')`)
@Index('petition_visit_by_petition', ['petitionId', 'id'])
@Index('petition_visit_by_person', ['personId', 'id'])
@ForeignKey(() => Petition, ['petitionId'], ['id'], { name: 'petition_visit_petition' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'petition_visit_person' })
export class PetitionVisit {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'petition_visit_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('bigint', { name: 'petition_id' }) petitionId: number;
  @Column('integer', { name: 'person_id' }) personId: number;
  @Column('timestamptz') at: Date;
  @Column('text') address: string;
  /** The petition's page, a scanned document, a printed paper, its ledger, or all that programs read. */
  @Column('text') part: string;
}
