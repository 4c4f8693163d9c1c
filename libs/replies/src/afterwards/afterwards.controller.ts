import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import {
  ReopeningDecision,
  ReopeningView,
  reopeningView,
  SatisfactionQuery,
  SatisfactionView,
} from './afterwards.dto.js';
import { openReopenings, satisfaction } from './afterwards.queries.js';
import { Reopenings } from './reopenings.service.js';

const MOST = 200;

@ApiBearerAuth()
@Controller('api/v1')
export class AfterwardsController {
  constructor(
    private readonly db: Db,
    private readonly reopenings: Reopenings,
  ) {}

  /** What petitioners said of the answers that were notified since a day, `YYYY-MM-DD`; without it, all. */
  @Allow('tray.read')
  @Get('satisfaction')
  satisfaction(@Query() { since }: SatisfactionQuery): Promise<SatisfactionView> {
    return satisfaction(this.db, since);
  }

  /** Requests to open a matter again that wait for a decision, the longest waiting first, 200 at most. */
  @Allow('tray.read')
  @Get('reopenings')
  async waiting(): Promise<ReopeningView[]> {
    return (await openReopenings(this.db, MOST)).map(reopeningView);
  }

  /** The office accepts or refuses to open the matter again; the petitioner reads the reason. */
  @Allow('reopening.decide')
  @HttpCode(201)
  @Post('petitions/:folio/reopening/decision')
  async decide(
    @Param('folio') folio: string,
    @Body() body: ReopeningDecision,
    @CurrentActor() actor: Actor,
  ): Promise<ReopeningView> {
    return reopeningView(await this.reopenings.decide(folio, body, actor));
  }
}
