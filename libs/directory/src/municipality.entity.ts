import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one municipality that this installation serves, and its settings. */
@Entity('municipality')
@Check('municipality_only_one', 'id = 1')
@Check(
  'municipality_handling_terms',
  `return_days >= 1 AND contest_days >= 1 AND most_returns >= 1 AND acknowledge_hours >= 1
   AND acknowledge_chief_hours >= acknowledge_hours AND acknowledge_supervisor_hours >= acknowledge_chief_hours`,
)
export class Municipality {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'municipality_pk', default: 1 }) id: number;
  @Column('text') name: string;
  @Column('text', { name: 'short_name' }) shortName: string;
  @Column('text') state: string;
  /** Name of the office on receipts: Oficialía de Partes. */
  @Column('text') office: string;
  @Column('text', { name: 'follow_up_office' }) followUpOffice: string;
  @Column('text', { nullable: true }) address: string | null;
  /** IANA name; every day and year of the registry is one of this zone. */
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('time', { name: 'office_opens', default: '08:00:00' }) officeOpens: string;
  @Column('time', { name: 'office_closes', default: '18:00:00' }) officeCloses: string;
  /** To whom most petitions are addressed; the register form proposes it. */
  @Column('text', { name: 'usual_addressee', default: 'Presidencia Municipal' }) usualAddressee: string;
  @Column('text', { name: 'signatory_name' }) signatoryName: string;
  @Column('text', { name: 'signatory_position' }) signatoryPosition: string;
  @Column('text', { name: 'receipt_legend' }) receiptLegend: string;
  /** Key of the calendar of non-working days that terms are counted by. */
  @Column('text', { default: 'LFT' }) calendar: string;
  /** Business days after its acknowledgement in which a department may give an oficio back, or contest that it got it. */
  @Column('integer', { name: 'return_days', default: 3 }) returnDays: number;
  @Column('integer', { name: 'contest_days', default: 3 }) contestDays: number;
  /** After so many returns of a petition only supervision decides who has it. */
  @Column('integer', { name: 'most_returns', default: 3 }) mostReturns: number;
  /** Office hours without an acknowledgement after which the department, its chief and supervision are told. */
  @Column('integer', { name: 'acknowledge_hours', default: 8 }) acknowledgeHours: number;
  @Column('integer', { name: 'acknowledge_chief_hours', default: 16 }) acknowledgeChiefHours: number;
  @Column('integer', { name: 'acknowledge_supervisor_hours', default: 24 }) acknowledgeSupervisorHours: number;
}
