import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, Db } from '@oficialia/platform';
import { countAsOf, figureOf, rowsBehind } from './counting/counting.queries.js';
import { figuresIn } from './counting/figures-in-spans.queries.js';
import { definitionsInForce, versionsOf } from './defining/definitions.queries.js';
import {
  CountedPetitionsPage,
  CountedPetitionsQuery,
  countedPetitionView,
  cutsOf,
  FigureQuery,
  figureView,
  IndicatorFigureView,
  PeriodQuery,
} from './indicators.dto.js';
import { notAPeriod } from './indicators.errors.js';
import { periodOf, quarterOf, type Period } from './period.js';

const PAGE_SIZE = 100;

@ApiBearerAuth()
@Controller('api/v1/indicators')
export class IndicatorsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  /** Every indicator in force with both its numbers, of the petitions received in the period. */
  @Allow('indicator.read')
  @Get()
  async all(@Query() query: FigureQuery): Promise<IndicatorFigureView[]> {
    const { period, today } = await this.periodOf(query);
    return countAsOf(this.db, today, async (tx) => {
      const definitions = await definitionsInForce(tx);
      const figures = await figuresIn(tx, definitions, [period], cutsOf(query));
      return definitions.map((definition, at) => figureView(definition, figures[at]![0]!, period));
    });
  }

  /** One indicator: what its definition in force counts in the period. */
  @Allow('indicator.read')
  @Get(':key')
  async one(@Param('key') key: string, @Query() query: FigureQuery): Promise<IndicatorFigureView> {
    const { period, today } = await this.periodOf(query);
    return countAsOf(this.db, today, async (tx) => {
      const [definition] = await versionsOf(tx, key);
      return figureView(definition, await figureOf(tx, definition, period, cutsOf(query)), period);
    });
  }

  /** The petitions behind the denominator or the numerator, a hundred a page. */
  @Allow('indicator.read')
  @Get(':key/petitions')
  async petitions(@Param('key') key: string, @Query() query: CountedPetitionsQuery): Promise<CountedPetitionsPage> {
    const { period, today } = await this.periodOf(query);
    const { part = 'denominator', page = 1 } = query;
    const span = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
    return countAsOf(this.db, today, async (tx) => {
      const [definition] = await versionsOf(tx, key);
      const figure = await figureOf(tx, definition, period, cutsOf(query));
      const rows = await rowsBehind(tx, definition, part, period, cutsOf(query), span);
      return { part, total: figure[part], page, petitions: rows.map(countedPetitionView) };
    });
  }

  private async periodOf({ from, to }: PeriodQuery): Promise<{ period: Period; today: string }> {
    const today = await this.calendars.dayOf(this.clock.now());
    const period = periodOf(from, to, quarterOf(today));
    if (!period) throw notAPeriod();
    return { period, today };
  }
}
