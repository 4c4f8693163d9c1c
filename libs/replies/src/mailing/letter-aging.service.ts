import { Injectable } from '@nestjs/common';
import { addDays, businessDaysBetween, Calendars } from '@oficialia/directory';
import { Db, Handles } from '@oficialia/platform';
import { PetitionActs } from '@oficialia/registry';
import { MACHINE } from '../machine.js';
import { NotificationCourse } from '../notifying/notification-course.service.js';
import { notificationTerms } from '../notifying/notifications.queries.js';
import { mailAged } from '../replies.jobs.js';
import { agedLetters, findLetter } from './letters.queries.js';

/** What did not come back in time counts as delivered. */
@Injectable()
export class LetterAging {
  constructor(
    private readonly db: Db,
    private readonly calendars: Calendars,
    private readonly acts: PetitionActs,
    private readonly course: NotificationCourse,
  ) {}

  /** Started by the clock; may run twice. */
  @Handles(mailAged)
  async presume(): Promise<void> {
    const today = await this.course.today();
    const { emailDays, emailPresumedDays } = await notificationTerms(this.db);
    const calendar = await this.calendars.calendar(this.db);
    const days = Math.max(emailDays, emailPresumedDays);
    let last = today;
    while (businessDaysBetween(last, today, calendar) < days) last = addDays(last, -1);
    const words = `No rebotó en ${days} ${days === 1 ? 'día hábil' : 'días hábiles'}.`;
    for (const { folio, notificationId } of await agedLetters(this.db, last)) {
      await this.db.transaction(async (tx) => {
        const petition = await this.acts.lock(tx, folio, MACHINE);
        if ((await findLetter(tx, notificationId))?.last !== 'accepted') return;
        const notification = { id: notificationId, method: 'email' as const };
        await this.course.write(tx, petition, notification, { act: 'presumed_delivered', day: today, words }, MACHINE);
      });
    }
  }
}
