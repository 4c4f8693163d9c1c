import { Injectable } from '@nestjs/common';
import { Db } from '@oficialia/platform';
import { PetitionActs } from '@oficialia/registry';
import { MACHINE } from '../machine.js';
import { NotificationCourse } from '../notifying/notification-course.service.js';
import { mayFollow } from '../notifying/notification-steps.js';
import type { DeliveryReport } from './delivery-report.js';
import { findLetter, findLetterByToken } from './letters.queries.js';

/** Letters that come back. */
@Injectable()
export class Bounces {
  constructor(
    private readonly db: Db,
    private readonly acts: PetitionActs,
    private readonly course: NotificationCourse,
  ) {}

  /** Whether a letter was sent from the address with this token. */
  async knows(token: string): Promise<boolean> {
    return (await findLetterByToken(this.db, token)) !== undefined;
  }

  /** Writes that the letter came back, once: its petition has to be notified again. What is over already stays so. */
  async receive(token: string, { words }: DeliveryReport): Promise<void> {
    const letter = await findLetterByToken(this.db, token);
    if (!letter) return;
    const day = await this.course.today();
    await this.db.transaction(async (tx) => {
      const petition = await this.acts.lock(tx, letter.folio, MACHINE);
      const now = await findLetter(tx, letter.notificationId);
      if (!now || !mayFollow('email', now.last, 'bounced')) return;
      const notification = { id: letter.notificationId, method: 'email' as const };
      await this.course.write(tx, petition, notification, { act: 'bounced', day, words }, MACHINE);
    });
  }
}
