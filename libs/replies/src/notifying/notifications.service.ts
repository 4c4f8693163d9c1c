import { Injectable } from '@nestjs/common';
import { addBusinessDays, Calendars } from '@oficialia/directory';
import { Documents } from '@oficialia/documents';
import { Db, formatDay, Mailer, ValidationProblem, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { findPetition, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { LetterQueue } from '../mailing/letter-queue.service.js';
import type { Method } from '../replies.catalogue.js';
import type { NotificationRequest, NotificationStepRequest } from './notification.dto.js';
import { oneFileOnly } from '../replies.errors.js';
import { NotificationCourse } from './notification-course.service.js';
import { checkFollows } from './notification-steps.js';
import { findNotification, notificationTerms, owedBy, type NotificationRow } from './notifications.queries.js';
import { firstProof, laterProof } from './proof.js';
import { refuseUnfit } from './refuse-unfit.js';

/** Tells the petitioner the answer, keeps the proof of each attempt, and closes the matter when nothing is owed. */
@Injectable()
export class Notifications {
  constructor(
    private readonly db: Db,
    private readonly calendars: Calendars,
    private readonly documents: Documents,
    private readonly acts: PetitionActs,
    private readonly course: NotificationCourse,
    private readonly letters: LetterQueue,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Begins a notification. What is over at once (in person, by telephone, a visit that found somebody) counts at once;
   * a letter by e-mail is queued in the same transaction, a visit or the board goes on with {@link follow}. Throws
   * `notification.made` (409) when everything was told, `notification.open` while another attempt is under way,
   * ValidationProblem when the proof or the day does not fit.
   */
  async notify(folio: string, request: NotificationRequest, files: Upload[], actor: Actor): Promise<NotificationRow> {
    if (files.length > 1) throw oneFileOnly();
    if (request.method === 'email' && this.mailer.on) return this.letters.queue(folio, request.email, actor);
    const petition = await findPetition(this.db, folio, actor);
    return this.db.transaction(async (tx) => {
      const locked = await this.acts.lock(tx, folio, actor);
      await refuseUnfit(tx, locked);
      const proof = firstProof(request, petition.sender_name);
      const day = await this.checkDay(tx, locked, 'notifiedOn', request.notifiedOn);
      const documentId = files[0] ? await this.documents.add(tx, locked, actor, files[0], 'proof') : null;
      const { method, withdrawnOn } = request;
      const id = await this.course.begin(tx, locked, { method, day, documentId, ...proof }, actor);
      if (proof.act === 'posted' && withdrawnOn)
        await this.withdraw(tx, locked, { id, method }, { from: day, until: withdrawnOn }, actor);
      return findNotification(tx, locked.id, String(id));
    });
  }

  /** Writes how a notification that is under way went on. Throws `notification.not-found`, `notification.step` (409). */
  async follow(
    folio: string,
    id: string,
    request: NotificationStepRequest,
    files: Upload[],
    actor: Actor,
  ): Promise<NotificationRow> {
    if (files.length > 1) throw oneFileOnly();
    const { sender_name } = await findPetition(this.db, folio, actor);
    return this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, folio, actor);
      const notification = await findNotification(tx, petition.id, id);
      const last = notification.steps.at(-1);
      checkFollows(notification.method, last?.act ?? 'delivered', request.act);
      const { act, details, words, recipient } = laterProof(request, notification.method, sender_name);
      const given = act === 'abandoned' ? await this.course.today() : request.day;
      const day = await this.checkDay(tx, petition, 'day', given);
      if (last && day < last.day)
        throw wrongDay('day', `No puede ser anterior al paso previo, del ${formatDay(last.day)}.`);
      const { citedFor } = last?.details ?? {};
      if (act === 'affixed' && typeof citedFor === 'string' && day < citedFor)
        throw wrongDay('day', `El citatorio se dejó para el ${formatDay(citedFor)}.`);
      if (act === 'withdrawn') await this.checkPosted(tx, 'day', notification.notified_on, day);
      const documentId = files[0] ? await this.documents.add(tx, petition, actor, files[0], 'proof') : null;
      const step = { act, day, words, documentId, details: act === 'delivered' ? { ...details, recipient } : details };
      await this.course.write(tx, petition, notification, step, actor);
      return findNotification(tx, petition.id, id);
    });
  }

  private async withdraw(
    tx: Tx,
    petition: LockedPetition,
    notification: { id: number; method: Method },
    { from, until }: { from: string; until: string },
    actor: Actor,
  ): Promise<void> {
    await this.checkDay(tx, petition, 'withdrawnOn', until);
    await this.checkPosted(tx, 'withdrawnOn', from, until);
    const words = 'Cédula retirada de los estrados.';
    await this.course.write(tx, petition, notification, { act: 'withdrawn', day: until, words }, actor);
  }

  private async checkPosted(tx: Tx, field: string, from: string, until: string): Promise<void> {
    const { boardDays } = await notificationTerms(tx);
    const earliest = addBusinessDays(from, boardDays, await this.calendars.calendar(tx));
    if (until < earliest)
      throw wrongDay(
        field,
        `La cédula dura ${boardDays} días hábiles en los estrados: hasta el ${formatDay(earliest)}.`,
      );
  }

  private async checkDay(tx: Tx, petition: LockedPetition, field: string, day: string | undefined): Promise<string> {
    if (!day) throw wrongDay(field, 'Escriba la fecha.');
    if (day > (await this.course.today())) throw wrongDay(field, 'La fecha no puede ser futura.');
    const { answered_at } = await owedBy(tx, petition.id);
    const repliedOn = answered_at && (await this.calendars.dayOf(answered_at));
    if (repliedOn && day < repliedOn)
      throw wrongDay(field, `La notificación no puede ser anterior a la respuesta, del ${formatDay(repliedOn)}.`);
    return day;
  }
}

function wrongDay(field: string, message: string): ValidationProblem {
  return new ValidationProblem([{ field, message }]);
}
