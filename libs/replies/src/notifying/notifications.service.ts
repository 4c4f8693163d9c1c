import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Documents } from '@oficialia/documents';
import { Clock, dayIn, Db, formatDay, ValidationProblem, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { mayAct, nextStatus, PetitionActs, type LockedPetition } from '@oficialia/registry';
import type { NotificationRequest } from '../replies.dto.js';
import { alreadyNotified, oneFileOnly } from '../replies.errors.js';
import { notificationsOf, type NotificationRow } from '../replies.queries.js';
import { repliesOf } from '../reply.queries.js';

/** Tells the petitioner the answer, keeps the proof, and closes the matter. */
@Injectable()
export class Notifications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
  ) {}

  /**
   * Registers that the petitioner was notified and closes the petition in the same transaction. Throws
   * `notification.made` (409) when somebody came first, ValidationProblem when the day does not fit.
   */
  async notify(folio: string, request: NotificationRequest, files: Upload[], actor: Actor): Promise<NotificationRow> {
    if (files.length > 1) throw oneFileOnly();
    const { timeZone } = await this.settings.municipality();
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      await refuseLateComer(tx, petition);
      nextStatus(petition.status, 'notify');
      await this.checkDay(tx, petition, request.notifiedOn, timeZone, actor);
      const documentId = files[0] ? await this.documents.add(tx, petition, actor, files[0], 'proof') : null;
      const id = await this.insert(tx, petition, request, documentId, actor);
      const rows = [{ table: 'notification' as const, id }];
      await this.acts.advance(tx, petition, 'notify', actor, {
        act: 'notified',
        data: { method: request.method },
        rows,
      });
      // Every point is answered (the status says so) and notified: nothing is owed any more.
      await this.acts.advance(tx, petition, 'close', actor, { act: 'closed' });
      return (await notificationsOf(tx, petition.id)).at(-1) as NotificationRow;
    });
  }

  private async checkDay(tx: Tx, petition: LockedPetition, day: string, zone: string, actor: Actor): Promise<void> {
    const wrong = (message: string) => new ValidationProblem([{ field: 'notifiedOn', message }]);
    if (day > dayIn(zone, this.clock.now())) throw wrong('La fecha de la notificación no puede ser futura.');
    const last = (await repliesOf(tx, petition.id, actor)).at(-1);
    const repliedOn = last && dayIn(zone, last.replied_at);
    if (repliedOn && day < repliedOn)
      throw wrong(`La notificación no puede ser anterior a la respuesta, del ${formatDay(repliedOn)}.`);
  }

  private async insert(
    tx: Tx,
    petition: LockedPetition,
    request: NotificationRequest,
    documentId: number | null,
    actor: Actor,
  ): Promise<number> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO notification (petition_id, method, notified_on, recipient, proof, document_id, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        petition.id,
        request.method,
        request.notifiedOn,
        request.recipient,
        request.proof,
        documentId,
        this.clock.now(),
        actor.id,
      ],
    );
    return (rows[0] as { id: number }).id;
  }
}

async function refuseLateComer(tx: Tx, petition: LockedPetition): Promise<void> {
  if (mayAct(petition.status, 'notify')) return;
  const last = (await notificationsOf(tx, petition.id)).at(-1);
  if (last) throw alreadyNotified(last.recorded_by, formatDay(last.notified_on));
}
