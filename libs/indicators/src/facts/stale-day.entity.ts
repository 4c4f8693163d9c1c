import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A day whose sums no longer hold, because something of it moved; without a day: none of them holds. */
@Entity('stale_day')
export class StaleDay {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'stale_day_pk',
  })
  id: number;
  @Column('date', { nullable: true }) day: string | null;
}
