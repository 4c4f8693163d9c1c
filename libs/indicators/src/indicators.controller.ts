import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, Db } from '@oficialia/platform';
import { attentionRate, petitionsBehind } from './attention-rate.queries.js';
import {
  AttentionRateView,
  attentionRateView,
  CountedPetitionsPage,
  CountedPetitionsQuery,
  countedPetitionView,
  PeriodQuery,
} from './indicators.dto.js';
import { notAPeriod } from './indicators.errors.js';
import { periodOf, quarterOf, type Period } from './period.js';

const PAGE_SIZE = 100;

@ApiBearerAuth()
@Controller('api/v1/indicators/attention-rate')
export class IndicatorsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  /** Petitions answered over petitions that require an answer, of those received in the period. */
  @Allow('indicator.read')
  @Get()
  async rate(@Query() query: PeriodQuery): Promise<AttentionRateView> {
    const period = await this.periodOf(query);
    return attentionRateView(await attentionRate(this.db, period), period);
  }

  /** The petitions behind the denominator or the numerator, a hundred a page. */
  @Allow('indicator.read')
  @Get('petitions')
  async petitions(@Query() query: CountedPetitionsQuery): Promise<CountedPetitionsPage> {
    const period = await this.periodOf(query);
    const { part = 'denominator', page = 1 } = query;
    const rate = await attentionRate(this.db, period);
    const rows = await petitionsBehind(this.db, period, part, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    return { part, total: rate[part], page, petitions: rows.map(countedPetitionView) };
  }

  private async periodOf({ from, to }: PeriodQuery): Promise<Period> {
    const period = periodOf(from, to, quarterOf(await this.calendars.dayOf(this.clock.now())));
    if (!period) throw notAPeriod();
    return period;
  }
}
