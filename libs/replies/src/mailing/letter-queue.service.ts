import { Injectable } from '@nestjs/common';
import { Documents } from '@oficialia/documents';
import { Db, Jobs, Storage, ValidationProblem, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { findPetition, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { Readable } from 'node:stream';
import { Letters } from '../notification-letter/letters.service.js';
import { NotificationCourse } from '../notifying/notification-course.service.js';
import { findNotification, type NotificationRow } from '../notifying/notifications.queries.js';
import { refuseUnfit } from '../notifying/refuse-unfit.js';
import { answeredMeanwhile } from '../replies.errors.js';
import { letterQueued } from '../replies.jobs.js';
import { newToken } from './bounce-address.js';
import { answersOf } from './letters.queries.js';

/** Puts letters into the queue of the mail: the very file that goes out is kept as a document of its petition. */
@Injectable()
export class LetterQueue {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly course: NotificationCourse,
    private readonly jobs: Jobs,
    private readonly letters: Letters,
  ) {}

  /**
   * Queues the letter with all that was answered. Throws what {@link refuseUnfit} throws, ValidationProblem without an
   * address, `notification.answered-meanwhile` (409) when the letter is no longer whole.
   */
  async queue(folio: string, email: string | undefined, actor: Actor): Promise<NotificationRow> {
    const { id, contact_email } = await findPetition(this.db, folio, actor);
    const address = email ?? contact_email;
    await this.db.transaction(async (tx) => refuseUnfit(tx, await this.acts.lock(tx, folio, actor)));
    if (!address) throw new ValidationProblem([{ field: 'email', message: 'Escriba el correo de la persona.' }]);
    const written = await answersOf(this.db, id);
    const pdf = await this.letters.pdf(folio, actor);
    const upload = { ...(await this.storage.keep(Readable.from([pdf]))), name: `respuesta-${folio}.pdf` };
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      await refuseUnfit(tx, petition);
      const { counting, files } = await answersOf(tx, petition.id);
      if (counting !== written.counting) throw answeredMeanwhile();
      return this.write(tx, petition, { address, upload, files }, actor);
    });
  }

  private async write(
    tx: Tx,
    petition: LockedPetition,
    { address, upload, files }: { address: string; upload: Upload; files: number[] },
    actor: Actor,
  ): Promise<NotificationRow> {
    const documentId = await this.documents.add(tx, petition, actor, upload, 'proof');
    const words = 'Oficio de notificación enviado por el sistema.';
    const first = { method: 'email' as const, act: 'queued' as const, recipient: address, words, documentId };
    const id = await this.course.begin(tx, petition, { ...first, day: await this.course.today() }, actor);
    const attachments = [documentId, ...files];
    await tx.query('INSERT INTO mailed_letter (notification_id, token, address, attachments) VALUES ($1, $2, $3, $4)', [
      id,
      newToken(),
      address,
      attachments,
    ]);
    await this.jobs.enqueue(tx, letterQueued, { notificationId: id });
    return findNotification(tx, petition.id, String(id));
  }
}
