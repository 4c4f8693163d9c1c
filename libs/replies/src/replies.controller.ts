import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { Allow, CurrentActor, ReceivesFiles, uploadsOf, type Actor } from '@oficialia/platform';
import type { Request } from 'express';
import { Notifications } from './notifying/notifications.service.js';
import {
  NotificationRequest,
  NotificationView,
  notificationView,
  ReplyRequest,
  ReplyView,
  replyView,
} from './replies.dto.js';
import { Replies } from './replying/replies.service.js';

@ApiBearerAuth()
@Controller('api/v1')
export class RepliesController {
  constructor(
    private readonly replies: Replies,
    private readonly notifications: Notifications,
  ) {}

  /** The department answers its referral; one file may come in the field `files`. */
  @Allow('reply.make')
  @ReceivesFiles()
  @ApiConsumes('application/json', 'multipart/form-data')
  @HttpCode(201)
  @Post('referrals/:id/reply')
  async reply(
    @Param('id') id: string,
    @Body() body: ReplyRequest,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
  ): Promise<ReplyView> {
    const { folio, reply } = await this.replies.reply(id, body, uploadsOf(request), actor);
    return replyView(reply, folio);
  }

  /** The office registers that the petitioner knows the answer, which closes the petition. */
  @Allow('notification.make')
  @ReceivesFiles()
  @ApiConsumes('application/json', 'multipart/form-data')
  @HttpCode(201)
  @Post('petitions/:folio/notifications')
  async notify(
    @Param('folio') folio: string,
    @Body() body: NotificationRequest,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
  ): Promise<NotificationView> {
    return notificationView(await this.notifications.notify(folio, body, uploadsOf(request), actor), folio);
  }
}
