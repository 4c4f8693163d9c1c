import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Calendars } from '@oficialia/directory';
import { Clock, Db, Navigation } from '@oficialia/platform';
import { DailySummary } from './daily-summary.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { NoticesPages } from './notices.pages.js';
import { countUnseen } from './notices.queries.js';
import { Notices } from './notices.service.js';

/** Who is told of which due date, and when. */
@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, DailySummary])],
  controllers: [NoticesPages],
  providers: [Notices],
})
export class NoticesModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly db: Db,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.navigation.add({
      href: '/avisos',
      label: 'Avisos',
      icon: 'mail',
      permission: 'notice.read',
      order: 60,
      count: async ({ id }) => countUnseen(this.db.planned, id, await this.calendars.dayOf(this.clock.now())),
    });
  }
}
