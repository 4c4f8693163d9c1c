import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the petitions have been counted. */
@Entity('counting_mark')
@Check('counting_mark_only_one', 'id = 1')
export class CountingMark {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'counting_mark_pk', default: 1 }) id: number;
  @Column('bigint', { name: 'last_petition' }) lastPetition: number;
}
