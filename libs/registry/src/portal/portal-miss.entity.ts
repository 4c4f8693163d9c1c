import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A look-up of the portal that found nothing, counted against the address it came from. */
@Entity('portal_miss')
@Index('portal_miss_recent', ['address', 'at'])
export class PortalMiss {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'portal_miss_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') address: string;
  @Column('timestamptz', { default: () => 'now()' }) at: Date;
}
