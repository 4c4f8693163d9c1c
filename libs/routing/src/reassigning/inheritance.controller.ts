import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import { Inheritances } from './inheritances.service.js';
import { InheritanceRequest, InheritedView } from './reassigning.dto.js';

@ApiBearerAuth()
@Controller('api/v1/departments/:key/inheritance')
export class InheritanceController {
  constructor(private readonly inheritances: Inheritances) {}

  /** Reassigns all that a department which is gone still has to the one that takes over; per row what happened. */
  @Allow('referral.make')
  @HttpCode(201)
  @Post()
  inherit(
    @Param('key') key: string,
    @Body() body: InheritanceRequest,
    @CurrentActor() actor: Actor,
  ): Promise<InheritedView[]> {
    return this.inheritances.handOver(key, body.reason, actor);
  }
}
