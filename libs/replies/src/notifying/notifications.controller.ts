import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, ReceivesFiles, uploadsOf, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request } from 'express';
import {
  NotificationRequest,
  NotificationStepRequest,
  NotificationView,
  notificationView,
} from './notification.dto.js';
import { notificationsOf } from './notifications.queries.js';
import { Notifications } from './notifications.service.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio/notifications')
export class NotificationsController {
  constructor(
    private readonly db: Db,
    private readonly notifications: Notifications,
  ) {}

  /** Every attempt to tell the petitioner the answer, with its steps, oldest first. */
  @Allow('tray.read')
  @Get()
  async list(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<NotificationView[]> {
    const petition = await findPetition(this.db, folio, actor);
    return (await notificationsOf(this.db, petition.id)).map((row) => notificationView(row, petition.folio));
  }

  /**
   * The office begins to notify the answer, or registers that it was; the petition closes when nothing is owed any more.
   * By e-mail the letter is queued, where a mail server is configured.
   */
  @Allow('notification.make')
  @ReceivesFiles()
  @ApiConsumes('application/json', 'multipart/form-data')
  @HttpCode(201)
  @Post()
  async notify(
    @Param('folio') folio: string,
    @Body() body: NotificationRequest,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
  ): Promise<NotificationView> {
    return notificationView(await this.notifications.notify(folio, body, uploadsOf(request), actor), folio);
  }

  /** How a notification under way went on: the second visit, taken down from the board, or left for another way. */
  @Allow('notification.make')
  @ReceivesFiles()
  @ApiConsumes('application/json', 'multipart/form-data')
  @HttpCode(201)
  @Post(':id/steps')
  async follow(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @Body() body: NotificationStepRequest,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
  ): Promise<NotificationView> {
    return notificationView(await this.notifications.follow(folio, id, body, uploadsOf(request), actor), folio);
  }
}
