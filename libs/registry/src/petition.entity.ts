import { Person } from '@oficialia/directory';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DocumentKind } from './document-kind.entity.js';
import { FolioSeries } from './folio/folio-series.entity.js';
import type { CHANNELS, CURP_ABSENCES, PRIORITIES, SENDER_KINDS } from './petition.catalogue.js';
import type { Annex } from './petition-row.js';
import type { PetitionStatus } from './petition.status.js';

/** What somebody asked in writing, as it was registered, and where it stands. */
@Entity('petition')
@Unique('petition_folio_unique', ['folio'])
@Unique('petition_number_unique', ['seriesId', 'year', 'number'])
@Unique('petition_idempotency_unique', ['registeredBy', 'idempotencyKey'])
@Check('petition_number_positive', 'number > 0')
@Check('petition_received_before_registered', 'received_at <= registered_at')
@Check('petition_channel_known', `channel IN ('counter', 'email', 'courier', 'portal', 'whatsapp')`)
@Check('petition_sender_kind_known', `sender_kind IN ('person', 'organisation', 'authority')`)
@Check('petition_priority_known', `priority IN ('normal', 'urgent', 'low')`)
@Check(
  'petition_reachable',
  'notify_by_board OR contact_address IS NOT NULL OR contact_telephone IS NOT NULL OR contact_email IS NOT NULL',
)
@Check('petition_sheets_range', 'sheets BETWEEN 1 AND 100000')
@Check('petition_annexes_list', `jsonb_typeof(annexes) = 'array'`)
@Check(
  'petition_status_known',
  `status IN ('received', 'in_prevention', 'referred', 'acknowledged', 'replied', 'notified', 'closed', 'remitted',
    'not_filed', 'withdrawn', 'annulled', 'no_reply_required')`,
)
@Index('petition_received', ['receivedAt'], { type: 'brin' })
@Index('petition_status_received', ['status', 'receivedAt'])
@ForeignKey(() => FolioSeries, ['seriesId'], ['id'], { name: 'petition_series' })
@ForeignKey(() => Person, ['registeredBy'], ['id'], { name: 'petition_registered_by' })
@ForeignKey(() => DocumentKind, ['documentKind'], ['key'], { name: 'petition_document_kind' })
export class Petition {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'petition_pk',
    generatedIdentity: 'BY DEFAULT',
  })
  id: number;
  @Column('integer', { name: 'series_id' }) seriesId: number;
  /** Of the day of reception in the municipality's time zone. */
  @Column('integer') year: number;
  @Column('integer') number: number;
  @Column('text') folio: string;
  /** With the folio, what opens the petition in the portal. */
  @Column('text', { name: 'lookup_code' }) lookupCode: string;
  @Column('text', { name: 'idempotency_key' }) idempotencyKey: string;
  /** SHA-256 of the request, to refuse its key with other contents. */
  @Column('bytea', { name: 'request_digest' }) requestDigest: Buffer;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('integer', { name: 'registered_by' }) registeredBy: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text', { name: 'received_reason', nullable: true }) receivedReason: string | null;
  @Column('text') channel: (typeof CHANNELS)[number];
  @Column('text', { name: 'sender_kind' }) senderKind: (typeof SENDER_KINDS)[number];
  @Column('text', { name: 'sender_name' }) senderName: string;
  @Column('text', { name: 'sender_position', nullable: true }) senderPosition: string | null;
  @Column('text', { name: 'sender_institution', nullable: true }) senderInstitution: string | null;
  @Column('text', { name: 'contact_address', nullable: true }) contactAddress: string | null;
  @Column('text', { name: 'contact_neighbourhood', nullable: true }) contactNeighbourhood: string | null;
  @Column('text', { name: 'contact_telephone', nullable: true }) contactTelephone: string | null;
  @Column('text', { name: 'contact_email', nullable: true }) contactEmail: string | null;
  @Column('boolean', { name: 'notify_by_board' }) notifyByBoard: boolean;
  @Column('text', { name: 'document_kind' }) documentKind: string;
  @Column('text', { name: 'document_number', nullable: true }) documentNumber: string | null;
  /** For finding repeats: follows `documentNumber`. */
  @Column('text', { name: 'document_number_normalised', nullable: true }) documentNumberNormalised: string | null;
  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'document_date', nullable: true }) documentDate: string | null;
  @Column('text', { name: 'addressed_to' }) addressedTo: string;
  @Column('text') subject: string;
  @Column('integer') sheets: number;
  @Column('jsonb', { default: [] }) annexes: Annex[];
  @Column('text') priority: (typeof PRIORITIES)[number];
  @Column('text', { nullable: true }) curp: string | null;
  @Column('text', { name: 'curp_absence', nullable: true }) curpAbsence: (typeof CURP_ABSENCES)[number] | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('boolean', { name: 'requires_reply' }) requiresReply: boolean;
  @Column('text', { default: 'received' }) status: PetitionStatus;
  /** Sequence of the last entry of its ledger. */
  @Column('integer', { name: 'ledger_seq', default: 1 }) ledgerSeq: number;
}
