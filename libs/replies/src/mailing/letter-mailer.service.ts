import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Config, Db, Handles, Mailer, Storage, type MailOutcome } from '@oficialia/platform';
import { PetitionActs } from '@oficialia/registry';
import { MACHINE } from '../machine.js';
import { NotificationCourse } from '../notifying/notification-course.service.js';
import type { StepAct } from '../notifying/notification-steps.js';
import { letterGivenUp, letterQueued } from '../replies.jobs.js';
import { bounceAddress } from './bounce-address.js';
import { letterMail } from './letter-mail.js';
import { attachmentsOf, findLetter, type LetterRow } from './letters.queries.js';

const STEP: Record<MailOutcome['result'], StepAct> = { accepted: 'accepted', deferred: 'deferred', refused: 'bounced' };

/** Hands queued letters to the mail server, and writes down what it says. */
@Injectable()
export class LetterMailer {
  constructor(
    private readonly db: Db,
    private readonly mailer: Mailer,
    private readonly storage: Storage,
    private readonly settings: Settings,
    private readonly config: Config,
    private readonly acts: PetitionActs,
    private readonly course: NotificationCourse,
  ) {}

  /**
   * Sends one letter, unless it went out already, was left meanwhile, or tells what was sent back since. Throws when the server says "later", so that the
   * queue tries again; a worker that is killed between the server's yes and its record sends the same Message-ID again.
   */
  @Handles(letterQueued)
  async send({ notificationId }: { notificationId: number }): Promise<void> {
    const letter = await findLetter(this.db, notificationId);
    if (!letter || !waits(letter)) return;
    if (letter.outdated) return this.write(letter, 'abandoned', 'La respuesta se devolvió antes de que saliera.');
    const { result, words } = await this.mailer.send(await this.mailOf(letter));
    await this.write(letter, STEP[result], words);
    if (result === 'deferred') throw new Error('the mail server did not take the letter yet');
  }

  /** No attempt succeeded: the petitioner has to be told in another way. */
  @Handles(letterGivenUp)
  async giveUp({ notificationId }: { notificationId: number }): Promise<void> {
    const letter = await findLetter(this.db, notificationId);
    if (letter && waits(letter))
      await this.write(letter, 'given_up', 'El servidor de correo no la aceptó en ninguno de los intentos.');
  }

  private async mailOf(letter: LetterRow) {
    const { name, followUpOffice } = await this.settings.municipality();
    const attachments = await attachmentsOf(this.db, letter.attachments);
    const { BOUNCE_DOMAIN: domain, PORTAL_URL: portalUrl } = this.config;
    const mail = letterMail({
      ...letter,
      attachments: attachments.map((file) => ({ ...file, path: this.storage.path(file.sha256) })),
      municipality: { name, followUpOffice },
      portalUrl,
      host: domain ?? new URL(portalUrl).hostname,
    });
    return { ...mail, returnTo: domain && bounceAddress(letter.token, domain) };
  }

  private async write(letter: LetterRow, act: StepAct, words: string): Promise<void> {
    const day = await this.course.today();
    await this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, letter.folio, MACHINE);
      const now = await findLetter(tx, letter.notificationId);
      // Somebody left it while the server thought, or it was sent twice: what is over stays as it is.
      if (!now || !waits(now)) return;
      const notification = { id: letter.notificationId, method: 'email' as const };
      await this.course.write(tx, petition, notification, { act, day, words }, MACHINE);
    });
  }
}

/** Whether it still has to go out. */
function waits({ last }: LetterRow): boolean {
  return last === 'queued' || last === 'deferred';
}
