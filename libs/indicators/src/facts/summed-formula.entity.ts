import { Entity, PrimaryColumn } from 'typeorm';

/** A formula whose days are added up; the others are counted whenever somebody asks. */
@Entity('summed_formula')
export class SummedFormula {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'summed_formula_pk' }) formula: string;
}
