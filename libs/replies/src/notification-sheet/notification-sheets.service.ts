import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import { Clock, dayIn, Db, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Method } from '../replies.catalogue.js';
import { noReplyYet } from '../replies.errors.js';
import { renderNotificationSheet } from './notification-sheet.pdf.js';

/** The sheets on which the delivery of an answer is written down by hand. */
@Injectable()
export class NotificationSheets {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** The sheet for one way of notifying. Throws `reply.not-found` while nothing is answered. */
  async pdf(folio: string, method: Method, actor: Actor): Promise<Buffer> {
    const petition = await findPetition(this.db, folio, actor);
    const municipality = await this.settings.municipality();
    const [answered] = await this.db.query<{ departments: string[]; last: Date | null }>(
      `SELECT array_agg(DISTINCT d.name) AS departments, max(c.counted_at) AS last FROM counting_answer c
       JOIN referral r ON r.id = c.referral_id JOIN department d ON d.id = r.department_id WHERE c.petition_id = $1`,
      [petition.id],
    );
    if (!answered?.last) throw noReplyYet(folio);
    const { timeZone: zone, shortName, state, followUpOffice } = municipality;
    return renderNotificationSheet({
      method,
      letterhead: letterheadOf(municipality, followUpOffice),
      place: `${shortName}, ${state}`,
      issuedAt: this.clock.now(),
      petitioner: {
        name: petition.sender_name,
        address: [petition.contact_address, petition.contact_neighbourhood].filter(Boolean).join(', ') || null,
      },
      folio: petition.folio,
      receivedOn: dayIn(zone, petition.received_at),
      departments: answered.departments,
      repliedOn: dayIn(zone, answered.last),
    });
  }
}
