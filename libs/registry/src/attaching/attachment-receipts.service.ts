import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import {
  Clock,
  compilePdf,
  Config,
  dateInWords,
  Db,
  momentInWords,
  qrSvg,
  stampOf,
  type Actor,
} from '@oficialia/platform';
import { CHANNEL_NAMES } from '../petition.catalogue.js';
import { findPetition } from '../petitions.queries.js';
import { formatLookupCode } from '../registration/lookup-code.js';
import { annexInWords } from '../registration/typed-annexes.js';
import { receiptNotFound } from '../registry.errors.js';
import { ATTACHMENT_NAMES } from './attachment.dto.js';
import { attachmentsOf } from './attachments.service.js';

/** What a person takes home who brought something for a petition that exists. */
@Injectable()
export class AttachmentReceipts {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The receipt on letter paper. Throws `petition.not-found`, `receipt.not-found`. */
  async pdf(folio: string, number: number, actor: Actor): Promise<Buffer> {
    const petition = await findPetition(this.db, folio, actor);
    const attachment = (await attachmentsOf(this.db, petition.id)).find((one) => one.number === number);
    if (!attachment) throw receiptNotFound();
    const municipality = await this.settings.municipality();
    const zone = municipality.timeZone;
    const query = new URLSearchParams({ folio, codigo: petition.lookup_code });
    const lookupUrl = new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString();
    const kind = ATTACHMENT_NAMES[attachment.kind];
    const data = {
      letterhead: letterheadOf(municipality),
      folio,
      kind: `${kind} ${number}`,
      receivedAt: momentInWords(attachment.received_at, zone),
      stamp: stampOf(attachment.received_at, zone),
      sender: attachment.sender_name,
      came: [attachment.document_number, attachment.document_date && dateInWords(attachment.document_date)]
        .filter(Boolean)
        .join(' · '),
      subject: attachment.subject ?? '',
      petition: petition.subject,
      sheets: `${attachment.sheets} ${attachment.sheets === 1 ? 'foja' : 'fojas'}`,
      annexes: attachment.annexes.map(annexInWords),
      channel: CHANNEL_NAMES[attachment.channel] ?? attachment.channel,
      notes: attachment.notes ?? '',
      receivedBy: { name: attachment.attached_by_name, position: attachment.attached_by_position ?? '' },
      legend: municipality.receiptLegend,
      lookupUrl,
      lookupCode: formatLookupCode(petition.lookup_code),
      qr: qrSvg(lookupUrl),
      printedAt: momentInWords(this.clock.now(), zone),
    };
    const title = `Acuse de ${kind.toLowerCase()} ${number} al folio ${folio}`;
    return compilePdf('libs/registry/src/attaching/attachment-receipt.typ', data, {
      title,
      date: attachment.attached_at,
    });
  }
}
