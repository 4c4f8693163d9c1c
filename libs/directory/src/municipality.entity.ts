import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one municipality that this installation serves, and its settings. */
@Entity('municipality')
@Check('municipality_only_one', 'id = 1')
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
}
