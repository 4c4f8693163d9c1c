import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, ReceivesFiles, uploadsOf, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request } from 'express';
import {
  ApprovalRequest,
  ApprovalSettingRequest,
  IncongruenceRequest,
  LetterTextRequest,
  ReplyRequest,
  ReplyView,
  replyView,
} from './replies.dto.js';
import { repliesOf, repliesToApprove } from './reply.queries.js';
import { Replies } from './replying/replies.service.js';
import { Letters } from './notification-letter/letters.service.js';
import { ApprovalSettings } from './reviewing/approval-settings.service.js';
import { Reviews } from './reviewing/reviews.service.js';

@ApiBearerAuth()
@Controller('api/v1')
export class RepliesController {
  constructor(
    private readonly replies: Replies,
    private readonly reviews: Reviews,
    private readonly approval: ApprovalSettings,
    private readonly letters: Letters,
    private readonly db: Db,
  ) {}

  /** The replies to a petition, oldest first, with their versions; a department sees its own. */
  @Allow('referral.read')
  @Get('petitions/:folio/replies')
  async ofPetition(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<ReplyView[]> {
    const petition = await findPetition(this.db, folio, actor);
    return (await repliesOf(this.db, petition.id, actor)).map(replyView);
  }

  /** The department answers its referral point by point; files may come in the field `files`. */
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
    return replyView(await this.replies.reply(id, body, uploadsOf(request), actor));
  }

  /** What waits for the chief's approval in the own department. */
  @Allow('reply.approve')
  @Get('replies/to-approve')
  async toApprove(@CurrentActor() actor: Actor): Promise<ReplyView[]> {
    return (await repliesToApprove(this.db, actor.departmentId ?? 0)).map(replyView);
  }

  /** The chief approves a reply of the department, or returns it with the reason. */
  @Allow('reply.approve')
  @HttpCode(201)
  @Post('replies/:id/approval')
  async approve(
    @Param('id') id: string,
    @Body() body: ApprovalRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    return replyView(await this.reviews.decide(id, body, actor));
  }

  /** The follow-up office sends back a reply that is not congruent with what was asked. */
  @Allow('reply.send_back')
  @HttpCode(201)
  @Post('replies/:id/incongruence')
  async sendBack(
    @Param('id') id: string,
    @Body() body: IncongruenceRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReplyView> {
    return replyView(await this.reviews.sendBack(id, body, actor));
  }

  /** Whether the replies of a department wait for its chief: the administrator of any, a chief of the own. */
  @Allow('approval.manage')
  @HttpCode(200)
  @Post('departments/:key/reply-approval')
  async setApproval(
    @Param('key') key: string,
    @Body() body: ApprovalSettingRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ApprovalSettingRequest> {
    const { needed } = await this.approval.set(key, body.needed, actor);
    return { needed };
  }

  /** How the letter to the petitioner begins and ends. */
  @Allow('notification.make')
  @HttpCode(201)
  @Post('petitions/:folio/notification-letter')
  async writeLetter(
    @Param('folio') folio: string,
    @Body() body: LetterTextRequest,
    @CurrentActor() actor: Actor,
  ): Promise<LetterTextRequest> {
    await this.letters.write(folio, body, actor);
    return body;
  }
}
