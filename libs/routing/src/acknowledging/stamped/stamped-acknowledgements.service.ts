import { Injectable } from '@nestjs/common';
import { People } from '@oficialia/directory';
import { filedBy, paperFiled } from '@oficialia/documents';
import { brokenConstraint, Clock, Db, Handles, Log, type Actor } from '@oficialia/platform';
import { PetitionActs } from '@oficialia/registry';
import type { AcknowledgementRequest } from '../../referrals.dto.js';
import { findReferral, type ReferralRow } from '../../referrals.queries.js';
import { Acknowledgements } from '../acknowledgements.service.js';
import { STAMPED_OFICIO } from './oficio-paper-meaning.js';
import { stampAlreadyRead } from './stamp.errors.js';

/** Stands for who stamped until somebody reads the stamp. */
export const STAMP = 'Sello de la dependencia';

/** Acknowledgements on paper: the scanned stamped copy proves that the department has the oficio. */
@Injectable()
export class StampedAcknowledgements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly people: People,
    private readonly acts: PetitionActs,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  /** Acknowledges the referral whose stamped copy was filed, in the name of who filed it; nothing when somebody did so before. */
  @Handles(paperFiled)
  async onFiled({ meaning, ref, documentId }: { meaning: string; ref: string; documentId: number }): Promise<void> {
    if (meaning !== STAMPED_OFICIO) return;
    const filing = await filedBy(this.db, documentId);
    const actor = filing && (await this.people.actor(filing.personId, filing.address));
    if (!actor) return;
    // A person who filed it elsewhere than its QR says meant another thing.
    const waiting = await this.db.query<{ id: number }>(
      `SELECT r.id FROM referral r JOIN oficio o ON o.id = r.oficio_id JOIN petition p ON p.id = r.petition_id
       WHERE p.folio = $1 AND r.status = 'issued' AND $2 = $1 || '/' || replace(o.label, '/', '-')`,
      [filing.folio, ref],
    );
    if (!waiting[0]) return this.log.info({ event: 'stamp.nothing-waits', document: documentId });
    await this.acknowledgements.acknowledgeByStamp(waiting[0].id, STAMP, documentId, actor);
  }

  /** Writes down who stamped, as it stands on the copy. Throws `acknowledgement.read` (409) when somebody has done so. */
  async read(referralId: string, { name, position }: AcknowledgementRequest, actor: Actor): Promise<ReferralRow> {
    const { folio } = await findReferral(this.db, referralId, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const referral = await findReferral(tx, referralId, actor);
      if (!referral.stamp_unread) throw stampAlreadyRead(referral.oficio);
      try {
        const rows = await tx.query<{ id: number }[]>(
          `INSERT INTO acknowledgement_reading (acknowledgement_id, name, position, read_at, read_by, address)
           SELECT a.id, $2, $3, $4, $5, $6 FROM acknowledgement a WHERE a.referral_id = $1 AND a.undone_at IS NULL RETURNING id`,
          [referral.id, name, position ?? null, this.clock.now(), actor.id, actor.address],
        );
        await this.acts.record(tx, petition, actor, {
          act: 'stamp_read',
          data: { department: referral.department_key, oficio: referral.oficio },
          rows: [{ table: 'acknowledgement_reading', id: (rows[0] as { id: number }).id }],
        });
      } catch (error) {
        if (brokenConstraint(error) === 'acknowledgement_reading_once') throw stampAlreadyRead(referral.oficio);
        throw error;
      }
      return findReferral(tx, referralId, actor);
    });
  }
}
