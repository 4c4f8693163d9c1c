import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import { Clock, Config, Db, type Actor } from '@oficialia/platform';
import { findPetition, nextStatus, PetitionActs, type PetitionRow } from '@oficialia/registry';
import { pointsOf, referralsOf } from '@oficialia/routing';
import type { LetterTextRequest } from '../replies.dto.js';
import { noReplyYet } from '../replies.errors.js';
import { notificationsOf } from '../notifying/notifications.queries.js';
import { repliesOf } from '../reply.queries.js';
import { letterData, type AnsweredReferral } from './letter-data.js';
import { letterTextOf } from './letter-texts.queries.js';
import { renderNotificationLetter } from './notification-letter.pdf.js';

/** The one letter that tells a petitioner what every department answered. */
@Injectable()
export class Letters {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly acts: PetitionActs,
  ) {}

  /** The letter as PDF; with `words`, as it would be with them. Throws `reply.not-found` while nothing is answered. */
  async pdf(folio: string, actor: Actor, words?: LetterTextRequest): Promise<Buffer> {
    const petition = await findPetition(this.db, folio, actor);
    const referrals = await this.answered(petition, actor);
    if (!referrals.some(({ replies }) => replies.some(({ answers }) => answers.some(({ counts }) => counts))))
      throw noReplyYet(folio);
    const municipality = await this.settings.municipality();
    const kept = words ?? (await letterTextOf(this.db, petition.id));
    const query = new URLSearchParams({ folio: petition.folio, codigo: petition.lookup_code });
    return renderNotificationLetter(
      letterData({
        petition,
        referrals,
        introduction: kept?.introduction ?? null,
        closing: kept?.closing ?? null,
        municipality,
        letterhead: letterheadOf(municipality, municipality.followUpOffice),
        issuedAt: await this.issuedAt(petition.id),
        lookupUrl: new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString(),
      }),
    );
  }

  /** Keeps how the letter begins and ends, until the petitioner was notified. */
  async write(folio: string, { introduction, closing }: LetterTextRequest, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      // A letter may also say what is answered so far.
      nextStatus(petition.status, 'send_back');
      const rows: { id: number }[] = await tx.query(
        `INSERT INTO letter_text (petition_id, introduction, closing, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [petition.id, introduction ?? null, closing ?? null, this.clock.now(), actor.id],
      );
      const { id } = rows[0] as { id: number };
      await this.acts.record(tx, petition, actor, { act: 'letter_written', rows: [{ table: 'letter_text', id }] });
    });
  }

  /** When the letter that stands went out; now, when it is still to go. */
  private async issuedAt(petitionId: number): Promise<Date> {
    const last = (await notificationsOf(this.db, petitionId)).at(-1);
    return last && last.state !== 'failed' ? last.recorded_at : this.clock.now();
  }

  private async answered({ id }: PetitionRow, actor: Actor): Promise<AnsweredReferral[]> {
    const [referrals, replies] = await Promise.all([referralsOf(this.db, id, actor), repliesOf(this.db, id, actor)]);
    const points = await pointsOf(
      this.db,
      referrals.map((referral) => referral.id),
    );
    return referrals.map((referral) => ({
      referral,
      points: points.get(referral.id) ?? [],
      replies: replies.filter(({ referral_id }) => referral_id === referral.id),
    }));
  }
}
