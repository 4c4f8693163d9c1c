import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Sense } from '../replies.catalogue.js';

/** A text that replies are drafted from; the office edits it. */
@Entity('reply_template')
@Unique('reply_template_name_unique', ['name'])
@Check(
  'reply_template_sense_known',
  `sense IN ('granted', 'partly', 'denied', 'forwarded', 'information', 'in_process')`,
)
export class ReplyTemplate {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'reply_template_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('text') name: string;
  /** The sense that it proposes. */
  @Column('text', { nullable: true }) sense: Sense | null;
  /** With placeholders such as `{folio}`, see placeholders.ts. */
  @Column('text') text: string;
  @Column('boolean', { default: true }) active: boolean;
  /** Raised by each change: of two people who edit it, the second is told. */
  @Column('integer', { default: 1 }) version: number;
}
