import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import { ClockActRequest, ClockView, clockView } from './clock.dto.js';
import { ReferralClocks } from './referral-clocks.service.js';

@ApiBearerAuth()
@Controller('api/v1/referrals/:id/clock')
export class ClocksController {
  constructor(private readonly clocks: ReferralClocks) {}

  /** The clock of a referral, with its due date explained day by day. */
  @Allow('referral.read')
  @Get()
  async show(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ClockView> {
    return clockView((await this.clocks.find(id, actor)).explained);
  }

  /** Suspends, interrupts, resumes or extends the clock of a referral. */
  @Allow('clock.act')
  @HttpCode(201)
  @Post('events')
  async act(@Param('id') id: string, @Body() body: ClockActRequest, @CurrentActor() actor: Actor): Promise<ClockView> {
    await this.clocks.act(id, body, actor);
    return this.show(id, actor);
  }
}
