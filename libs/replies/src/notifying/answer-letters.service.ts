import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import { Clock, Config, Db, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import { renderNotificationLetter } from '../notification-letter/notification-letter.pdf.js';
import { renderNotificationSheet } from '../notification-sheet/notification-sheet.pdf.js';
import type { Method } from '../replies.catalogue.js';
import { noReplyYet } from '../replies.errors.js';
import { repliesOf } from '../replies.queries.js';
import { letterData } from './letter-data.js';
import { notificationsOf } from './notifications.queries.js';

/** The papers of a notification: the letter with the answer, and the sheet on which its delivery is written down. */
@Injectable()
export class AnswerLetters {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
  ) {}

  /** The letter that tells the petitioner the answer, as PDF. Throws `reply.not-found` while there is none. */
  async letter(folio: string, actor: Actor): Promise<Buffer> {
    return renderNotificationLetter(await this.data(folio, actor));
  }

  /** The sheet to fill in by hand where somebody is told in person, at the address, or on the board. */
  async sheet(folio: string, method: Method, actor: Actor): Promise<Buffer> {
    return renderNotificationSheet(await this.data(folio, actor), method);
  }

  private async data(folio: string, actor: Actor) {
    const petition = await findPetition(this.db, folio, actor);
    const replies = await repliesOf(this.db, petition.id, actor);
    if (replies.length === 0) throw noReplyYet(folio);
    const municipality = await this.settings.municipality();
    const standing = (await notificationsOf(this.db, petition.id)).findLast(({ state }) => state !== 'failed');
    const issuedAt = standing?.recorded_at ?? this.clock.now();
    const query = new URLSearchParams({ folio: petition.folio, codigo: petition.lookup_code });
    const lookupUrl = new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString();
    const letterhead = letterheadOf(municipality, municipality.followUpOffice);
    return letterData({ petition, replies, municipality, letterhead, issuedAt, lookupUrl });
  }
}
