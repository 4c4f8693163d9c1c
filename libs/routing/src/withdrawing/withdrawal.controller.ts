import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import { WithdrawalRequest } from './withdrawal.dto.js';
import { Withdrawals } from './withdrawals.service.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio/withdrawal')
export class WithdrawalController {
  constructor(private readonly withdrawals: Withdrawals) {}

  /** The petitioner no longer asks for it. */
  @Allow('prevention.make')
  @HttpCode(204)
  @Post()
  async withdraw(
    @Param('folio') folio: string,
    @Body() body: WithdrawalRequest,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.withdrawals.withdraw(folio, body, [], actor);
  }
}
