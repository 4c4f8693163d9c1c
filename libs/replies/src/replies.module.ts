import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { DocumentsModule } from '@oficialia/documents';
import { Db, Navigation, type Notice } from '@oficialia/platform';
import { nameActs, PetitionPanels, VisitRecorder } from '@oficialia/registry';
import { RoutingModule, Trays } from '@oficialia/routing';
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
import { NotificationCourse } from './notifying/notification-course.service.js';
import { NotificationEvent } from './notifying/notification-event.entity.js';
import { NotificationTerms } from './notifying/notification-terms.entity.js';
import { NotificationsController } from './notifying/notifications.controller.js';
import { TermsPages } from './notifying/terms.pages.js';
import { NotificationSheets } from './notification-sheet/notification-sheets.service.js';
import { Notification } from './notification.entity.js';
import { NotificationPages } from './notifying/notification.pages.js';
import { Notifications } from './notifying/notifications.service.js';
import { ToNotifyPages } from './notifying/to-notify.pages.js';
import { TO_NOTIFY_TRAY } from './notifying/to-notify.tray.js';
import { RepliesController } from './replies.controller.js';
import { RepliesPanel } from './replies.panel.js';
import { Reply } from './reply.entity.js';
import { ReplyAnswer } from './reply-answer.entity.js';
import { ReplyFile } from './reply-file.entity.js';
import { ReplyReview } from './reviewing/reply-review.entity.js';
import { ReplyTemplate } from './templates/reply-template.entity.js';
import { LetterText } from './notification-letter/letter-text.entity.js';
import { LetterPages } from './notification-letter/letter.pages.js';
import { Letters } from './notification-letter/letters.service.js';
import { countToApprove } from './reply.queries.js';
import { ApprovalSettingsPages } from './reviewing/approval-settings.pages.js';
import { ApprovalSettings } from './reviewing/approval-settings.service.js';
import { Chiefs } from './reviewing/chiefs.service.js';
import { ReviewPages } from './reviewing/review.pages.js';
import { Reviews } from './reviewing/reviews.service.js';
import { Settling } from './settling.service.js';
import { ReplyTemplatesController } from './templates/reply-templates.controller.js';
import { ReplyTemplatesPages } from './templates/reply-templates.pages.js';
import { ReplyTemplates } from './templates/reply-templates.service.js';
import { ReplyPages } from './replying/reply.pages.js';
import { Replies } from './replying/replies.service.js';

const REPLYING = [Reply, ReplyAnswer, ReplyFile, ReplyReview, ReplyTemplate, LetterText];
const TELLING = [Notification, NotificationEvent, NotificationTerms, MailedLetter, Evaluation, Reopening];
const MAILING = [LetterQueue, LetterMailer, LetterAging, Bounces];

/** What the departments answer, how the petitioner learns it, and what the petitioner says of it. */
@Module({
  imports: [TypeOrmModule.forFeature([...REPLYING, ...TELLING]), DocumentsModule, RoutingModule],
  controllers: [
    ReplyPages,
    ReviewPages,
    ApprovalSettingsPages,
    ReplyTemplatesPages,
    ToNotifyPages,
    NotificationPages,
    TermsPages,
    AfterwardsPages,
    LetterPages,
    RepliesController,
    ReplyTemplatesController,
    NotificationsController,
    AfterwardsController,
  ],
  providers: [
    Replies,
    Settling,
    Chiefs,
    Reviews,
    ApprovalSettings,
    ReplyTemplates,
    Letters,
    Notifications,
    NotificationCourse,
    NotificationSheets,
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
    private readonly trays: Trays,
    private readonly visits: VisitRecorder,
  ) {}

  onModuleInit(): void {
    nameActs({
      replied: 'Contestada por la dependencia',
      replied_in_part: 'Contestada en parte por la dependencia',
      reply_submitted: 'Respuesta enviada a su titular',
      reply_approved: 'Respuesta aprobada por el titular',
      reply_returned: 'Respuesta devuelta por el titular',
      reply_sent_back: 'Respuesta devuelta por no ser congruente',
      reply_itemised: 'Respuesta guardada por puntos',
      letter_written: 'Oficio de notificación redactado',
      ...NOTIFICATION_ACTS,
    });
    this.navigation.add(
      {
        href: '/por-aprobar',
        label: 'Por aprobar',
        icon: 'check',
        permission: 'reply.approve',
        order: 45,
        count: ({ departmentId }) => countToApprove(this.db.planned, departmentId ?? 0),
      },
      { href: '/por-notificar', label: 'Por notificar', icon: 'mail', permission: 'tray.read', order: 50 },
      {
        href: '/valoraciones',
        label: 'Valoraciones',
        icon: 'return',
        permission: 'tray.read',
        group: MENU_GROUPS.followUp,
        order: 55,
        count: () => countReopenings(this.db.planned),
      },
      {
        href: '/notificaciones/plazos',
        label: 'Notificaciones',
        icon: 'mail',
        permission: 'calendar.manage',
        order: 92,
      },
      {
        href: '/plantillas-de-respuesta',
        label: 'Plantillas de respuesta',
        icon: 'pen',
        permission: 'reply_template.manage',
        group: MENU_GROUPS.wording,
        order: 80,
      },
      {
        href: '/aprobacion-de-respuestas',
        label: 'Aprobación',
        icon: 'check',
        permission: 'people.manage',
        order: 91,
      },
    );
    this.navigation.watch({ permission: 'notification.make', read: () => this.cameBack() });
    this.panels.add(this.repliesPanel);
    this.panels.add(this.afterwardsPanel);
    this.trays.add(TO_NOTIFY_TRAY);
    this.visits.alsoBy(/^\/respuestas\//, 'SELECT y.petition_id FROM reply y WHERE y.id = $1::bigint');
  }

  /** Told on every page of those who notify, until each was told in another way. */
  private async cameBack(): Promise<Notice | undefined> {
    const folios = await foliosToNotifyAgain(this.db.planned, MOST_NAMED + 1);
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
