import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { Allow, CurrentActor, ReceivesFiles, uploadsOf, type Actor } from '@oficialia/platform';
import type { Request } from 'express';
import { ReplyRequest, ReplyView, replyView } from './replies.dto.js';
import { Replies } from './replying/replies.service.js';

@ApiBearerAuth()
@Controller('api/v1')
export class RepliesController {
  constructor(private readonly replies: Replies) {}

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
}
