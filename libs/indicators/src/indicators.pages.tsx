import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, Db, Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { attentionRate, petitionsBehind, type Part } from './attention-rate.queries.js';
import { CountedPetitionsView, IndicatorsView } from './indicators.view.js';
import { notAPart, notAPeriod } from './indicators.errors.js';
import { periodOf, quarterOf } from './period.js';

const SIZE = 100;
const SECTION = '/indicadores';
const PARTS = new Map<string, Part>([
  ['numerador', 'numerator'],
  ['denominador', 'denominator'],
]);

interface PeriodInAddress {
  desde?: string;
  hasta?: string;
}

/** The indicators, each with its formula, its two numbers and the folios behind them. */
@Controller('indicadores')
export class IndicatorsPages {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('indicator.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @Query() query: PeriodInAddress): Promise<void> {
    const thisQuarter = await this.thisQuarter();
    const named = periodOf(query.desde, query.hasta, thisQuarter);
    // A period that is none is shown as it was typed, with the figures of none.
    const typed = named ?? { from: query.desde ?? '', to: query.hasta ?? '' };
    const rate = named && (await attentionRate(this.db, named));
    const body = <IndicatorsView typed={typed} rate={rate} thisQuarter={thisQuarter} />;
    await this.pages.send(
      request,
      response,
      { title: 'Indicadores', section: SECTION, status: named ? 200 : 422 },
      body,
    );
  }

  @Allow('indicator.read')
  @Get('tasa-de-atencion/folios')
  async petitions(
    @Req() request: Request,
    @Res() response: Response,
    @Query() query: PeriodInAddress & { parte?: string; pagina?: string },
  ): Promise<void> {
    const period = periodOf(query.desde, query.hasta, await this.thisQuarter());
    const part = PARTS.get(query.parte ?? 'denominador');
    if (!period) throw notAPeriod();
    if (!part) throw notAPart();
    const page = Math.min(Math.max(Math.trunc(Number(query.pagina ?? 1)) || 1, 1), 100_000);
    const rate = await attentionRate(this.db, period);
    const rows = await petitionsBehind(this.db, period, part, { limit: SIZE, offset: (page - 1) * SIZE });
    const body = (
      <CountedPetitionsView period={period} part={part} rows={rows} total={rate[part]} page={page} size={SIZE} />
    );
    await this.pages.send(
      request,
      response,
      { title: 'Folios de la tasa de atención', section: SECTION, wide: true },
      body,
    );
  }

  private async thisQuarter() {
    return quarterOf(await this.calendars.dayOf(this.clock.now()));
  }
}
