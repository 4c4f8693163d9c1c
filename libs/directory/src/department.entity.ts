import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A municipal area or another authority that petitions are turned to. */
@Entity('department')
@Unique('department_key_unique', ['key'])
@Check('department_level_known', `level IN ('municipal', 'estatal', 'federal', 'autonomo')`)
@Check('department_heir_of_gone', 'heir_id IS NULL OR NOT active')
@ForeignKey(() => Department, ['heirId'], ['id'], { name: 'department_heir' })
export class Department {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'department_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text') level: 'municipal' | 'estatal' | 'federal' | 'autonomo';
  @Column('text', { array: true, default: '{}' }) competence: string[];
  @Column('text', { name: 'head_name', nullable: true }) headName: string | null;
  @Column('text', { name: 'head_position', nullable: true }) headPosition: string | null;
  @Column('boolean', { default: true }) active: boolean;
  /** Its replies reach nobody until its chief approves them. */
  @Column('boolean', { name: 'replies_need_approval', default: false }) repliesNeedApproval: boolean;
  /** Of one that is gone: who gets what was still open. */
  @Column('integer', { name: 'heir_id', nullable: true }) heirId: number | null;
}
