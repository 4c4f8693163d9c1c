import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '@oficialia/documents';
import { Db, Navigation, type Notice } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { RoutingModule } from '@oficialia/routing';
import { AfterwardsController } from './afterwards/afterwards.controller.js';
import { countReopenings } from './afterwards/afterwards.queries.js';
import { AfterwardsPages } from './afterwards/afterwards.pages.js';
import { AfterwardsPanel } from './afterwards/afterwards.panel.js';
import { Evaluation } from './afterwards/evaluation.entity.js';
import { Reopening } from './afterwards/reopening.entity.js';
import { Reopenings } from './afterwards/reopenings.service.js';
import { Bounces } from './mailing/bounces.service.js';
import { LetterAging } from './mailing/letter-aging.service.js';
import { LetterMailer } from './mailing/letter-mailer.service.js';
import { LetterQueue } from './mailing/letter-queue.service.js';
import { foliosToNotifyAgain } from './mailing/letters.queries.js';
import { MailedLetter } from './mailing/mailed-letter.entity.js';
import { Notification } from './notification.entity.js';
import { AnswerLetters } from './notifying/answer-letters.service.js';
import { NotificationCourse } from './notifying/notification-course.service.js';
import { NotificationEvent } from './notifying/notification-event.entity.js';
import { NotificationTerms } from './notifying/notification-terms.entity.js';
import { NotificationsController } from './notifying/notifications.controller.js';
import { TermsPages } from './notifying/terms.pages.js';
import { NotificationPages } from './notifying/notification.pages.js';
import { Notifications } from './notifying/notifications.service.js';
import { ToNotifyPages } from './notifying/to-notify.pages.js';
import { RepliesController } from './replies.controller.js';
import { RepliesPanel } from './replies.panel.js';
import { Reply } from './reply.entity.js';
import { ReplyPages } from './replying/reply.pages.js';
import { Replies } from './replying/replies.service.js';

const ENTITIES = [Reply, Notification, NotificationEvent, NotificationTerms, MailedLetter, Evaluation, Reopening];
const PAGES = [ReplyPages, ToNotifyPages, NotificationPages, TermsPages, AfterwardsPages];
const MAILING = [LetterQueue, LetterMailer, LetterAging, Bounces];

/** What the departments answer, how the petitioner learns it, and what the petitioner says of it. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), DocumentsModule, RoutingModule],
  controllers: [...PAGES, RepliesController, NotificationsController, AfterwardsController],
  providers: [
    Replies,
    Notifications,
    NotificationCourse,
    AnswerLetters,
    ...MAILING,
    Reopenings,
    RepliesPanel,
    AfterwardsPanel,
  ],
  exports: [Bounces],
})
export class RepliesModule implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly repliesPanel: RepliesPanel,
    private readonly afterwardsPanel: AfterwardsPanel,
  ) {}

  onModuleInit(): void {
    nameActs({ replied: 'Contestada por la dependencia', ...NOTIFICATION_ACTS });
    this.navigation.add(
      { href: '/por-notificar', label: 'Por notificar', icon: 'mail', permission: 'tray.read', order: 50 },
      {
        href: '/valoraciones',
        label: 'Valoraciones',
        icon: 'return',
        permission: 'tray.read',
        order: 55,
        count: () => countReopenings(this.db),
      },
      {
        href: '/notificaciones/plazos',
        label: 'Notificaciones',
        icon: 'mail',
        permission: 'calendar.manage',
        order: 92,
      },
    );
    this.navigation.watch({ permission: 'notification.make', read: () => this.cameBack() });
    this.panels.add(this.repliesPanel);
    this.panels.add(this.afterwardsPanel);
  }

  /** Told on every page of those who notify, until each was told in another way. */
  private async cameBack(): Promise<Notice | undefined> {
    const folios = await foliosToNotifyAgain(this.db, MOST_NAMED + 1);
    if (folios.length === 0) return undefined;
    const named = folios.slice(0, MOST_NAMED).join(', ');
    const more = folios.length > MOST_NAMED ? ' y otras' : '';
    return {
      tone: 'warn',
      text: `El correo no llegó: ${named}${more}. Notifíquelas por otro medio en «Por notificar».`,
    };
  }
}

const MOST_NAMED = 3;

const NOTIFICATION_ACTS = {
  notification_begun: 'Notificación en curso',
  notification_followed: 'Paso de la notificación',
  notified: 'Respuesta notificada',
  notified_in_part: 'Respuesta parcial notificada',
  notification_undone: 'Notificación sin efecto',
  closed: 'Concluida',
  evaluated: 'Valorada por quien la presentó',
  reopening_asked: 'Reapertura solicitada',
  reopening_refused: 'Reapertura negada',
  reopened: 'Reabierta',
};
