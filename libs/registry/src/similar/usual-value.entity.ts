import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was written in a field before, and how often: the suggestions of the registration form. */
@Entity('usual_value')
@Index('usual_value_by_times', ['field', 'times'])
export class UsualValue {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'usual_value_pk' }) field: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'usual_value_pk' }) value: string;
  @Column('integer') times: number;
}
