import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '@oficialia/documents';
import { Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { RoutingModule } from '@oficialia/routing';
import { Notification } from './notification.entity.js';
import { NotificationPages } from './notifying/notification.pages.js';
import { Notifications } from './notifying/notifications.service.js';
import { ToNotifyPages } from './notifying/to-notify.pages.js';
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

const ENTITIES = [Reply, ReplyAnswer, ReplyFile, ReplyReview, ReplyTemplate, LetterText, Notification];

/** What the departments answer, and how the petitioner learns it. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), DocumentsModule, RoutingModule],
  controllers: [
    ReplyPages,
    ReviewPages,
    ApprovalSettingsPages,
    ReplyTemplatesPages,
    ToNotifyPages,
    NotificationPages,
    LetterPages,
    RepliesController,
    ReplyTemplatesController,
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
    RepliesPanel,
  ],
})
export class RepliesModule implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly repliesPanel: RepliesPanel,
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
      notified: 'Respuesta notificada',
      closed: 'Concluida',
    });
    this.navigation.add(
      {
        href: '/por-aprobar',
        label: 'Por aprobar',
        icon: 'check',
        permission: 'reply.approve',
        order: 45,
        count: ({ departmentId }) => countToApprove(this.db, departmentId ?? 0),
      },
      { href: '/por-notificar', label: 'Por notificar', icon: 'mail', permission: 'tray.read', order: 50 },
      {
        href: '/plantillas-de-respuesta',
        label: 'Plantillas',
        icon: 'pen',
        permission: 'reply_template.manage',
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
    this.panels.add(this.repliesPanel);
  }
}
