import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days of the municipality's calendar; between two of them lie as many business days as their numbers differ. Triggers keep it. */
@Entity('business_day')
export class BusinessDay {
  @PrimaryColumn('date', { primaryKeyConstraintName: 'business_day_pk' }) day: string;
  @Column('integer') number: number;
}
