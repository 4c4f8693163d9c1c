import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, type Actor } from '@oficialia/platform';
import { ContestDecisionRequest, ContestRequest } from './contesting/contesting.dto.js';
import { Contests } from './contesting/contests.service.js';
import { ReassignmentRequest } from './reassigning/reassigning.dto.js';
import { Reassignments } from './reassigning/reassignments.service.js';
import { ReferralView, referralView } from './referrals.dto.js';
import type { ReferralRow } from './referrals.queries.js';
import { ReturnRequest } from './returning/returning.dto.js';
import { Returns } from './returning/returns.service.js';

/** What happens to a referral that went to the wrong door. */
@ApiBearerAuth()
@Controller('api/v1/referrals/:id')
export class HandlingController {
  constructor(
    private readonly returns: Returns,
    private readonly reassignments: Reassignments,
    private readonly contests: Contests,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** The department gives it back, for another one to get it. */
  @Allow('referral.return')
  @HttpCode(201)
  @Post('return')
  async giveBack(
    @Param('id') id: string,
    @Body() body: ReturnRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return this.view(await this.returns.giveBack(id, body, actor));
  }

  /** Gives it to another department with a new oficio; the answer is the new referral. */
  @Allow('referral.make')
  @HttpCode(201)
  @Post('reassignment')
  async reassign(
    @Param('id') id: string,
    @Body() body: ReassignmentRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return this.view(await this.reassignments.reassign(id, body, actor));
  }

  /** The department says that it never got what was acknowledged in its name. */
  @Allow('acknowledgement.contest')
  @HttpCode(201)
  @Post('acknowledgement/contest')
  async contest(
    @Param('id') id: string,
    @Body() body: ContestRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return this.view(await this.contests.contest(id, body, actor));
  }

  /** Decides a contest; upheld, the oficio waits to be acknowledged again. */
  @Allow('acknowledgement.decide')
  @HttpCode(201)
  @Post('acknowledgement/contest/decision')
  async decide(
    @Param('id') id: string,
    @Body() body: ContestDecisionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReferralView> {
    return this.view(await this.contests.decide(id, body, actor));
  }

  private async view(row: ReferralRow): Promise<ReferralView> {
    return referralView(row, await this.calendars.dayOf(this.clock.now()));
  }
}
