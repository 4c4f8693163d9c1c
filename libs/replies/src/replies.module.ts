import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '@oficialia/documents';
import { Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { RoutingModule, Trays } from '@oficialia/routing';
import { Notification } from './notification.entity.js';
import { NotificationPages } from './notifying/notification.pages.js';
import { Notifications } from './notifying/notifications.service.js';
import { ToNotifyPages } from './notifying/to-notify.pages.js';
import { TO_NOTIFY_TRAY } from './notifying/to-notify.tray.js';
import { RepliesController } from './replies.controller.js';
import { RepliesPanel } from './replies.panel.js';
import { Reply } from './reply.entity.js';
import { ReplyPages } from './replying/reply.pages.js';
import { Replies } from './replying/replies.service.js';

/** What the departments answer, and how the petitioner learns it. */
@Module({
  imports: [TypeOrmModule.forFeature([Reply, Notification]), DocumentsModule, RoutingModule],
  controllers: [ReplyPages, ToNotifyPages, NotificationPages, RepliesController],
  providers: [Replies, Notifications, RepliesPanel],
})
export class RepliesModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly panels: PetitionPanels,
    private readonly repliesPanel: RepliesPanel,
    private readonly trays: Trays,
  ) {}

  onModuleInit(): void {
    nameActs({ replied: 'Contestada por la dependencia', notified: 'Respuesta notificada', closed: 'Concluida' });
    this.navigation.add({
      href: '/por-notificar',
      label: 'Por notificar',
      icon: 'mail',
      permission: 'tray.read',
      order: 50,
    });
    this.panels.add(this.repliesPanel);
    this.trays.add(TO_NOTIFY_TRAY);
  }
}
