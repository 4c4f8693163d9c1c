import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { countAsOf, figureOf, figuresBy, rowsBehind, type Figure, type Part } from './counting/counting.queries.js';
import { figuresIn } from './counting/figures-in-spans.queries.js';
import { CUT_NAMES, cutsIn, type CutName, type Cuts } from './counting/cuts.js';
import { choicesOf } from './counting/cut-choices.queries.js';
import { definitionsInForce, goalsOf, versionsOf } from './defining/definitions.queries.js';
import { FichaView } from './defining/ficha.view.js';
import { GoalRequest } from './defining/goal.dto.js';
import { Goals } from './defining/goals.service.js';
import { CountedRowsView } from './counting/counted-rows.view.js';
import { filtersIn, type Address } from './filters.js';
import { IndicatorsView } from './indicators.view.js';
import { notAPart, notAPeriod } from './indicators.errors.js';
import { periodBefore, periodOf, quarterOf, yearBefore, yearToDate, type Period } from './period.js';

const SIZE = 100;
const SECTION = '/indicadores';
const PARTS = new Map<string, Part>([
  ['numerador', 'numerator'],
  ['denominador', 'denominator'],
]);

type Four = [Figure, Figure, Figure, Figure];

/** The indicators, each with its formula, its two numbers and the folios behind them. */
@Controller('indicadores')
export class IndicatorsPages {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly goals: Goals,
    private readonly pages: Pages,
  ) {}

  @Allow('indicator.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const today = await this.today();
    const thisQuarter = quarterOf(today);
    const choices = await choicesOf(this.db);
    const { typed, period, cuts, errors } = filtersIn(query, thisQuarter, choices);
    const rows = period && (await this.figures(today, period, cuts));
    const body = <IndicatorsView {...{ typed, cuts, choices, rows, errors, thisQuarter }} />;
    await this.pages.send(
      request,
      response,
      { title: 'Indicadores', section: SECTION, wide: true, status: period ? 200 : 422 },
      body,
    );
  }

  @Allow('indicator.read')
  @Get(':key')
  async ficha(
    @Req() request: Request,
    @Res() response: Response,
    @Param('key') key: string,
    @Query() query: Address,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const period = await this.periodIn(query);
    await this.showFicha(request, response, { key, period, query, actor, errors: [], status: 200 });
  }

  @Allow('indicator.manage')
  @Post(':key/metas')
  async setGoals(
    @Req() request: Request,
    @Res() response: Response,
    @Param('key') key: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      await this.goals.set(key, parse(GoalRequest, typed), actor);
      this.pages.redirect(request, response, `/indicadores/${key}`, { tone: 'ok', text: 'Se guardaron las metas.' });
    } catch (error) {
      const period = quarterOf(await this.today());
      await this.showFicha(request, response, { key, period, query: {}, typed, actor, ...toMend(error) });
    }
  }

  @Allow('indicator.read')
  @Get(':key/folios')
  async rows(
    @Req() request: Request,
    @Res() response: Response,
    @Param('key') key: string,
    @Query() query: Address,
  ): Promise<void> {
    const period = await this.periodIn(query);
    const part = PARTS.get(query['parte'] ?? 'denominador');
    if (!part) throw notAPart();
    const page = Math.min(Math.max(Math.trunc(Number(query['pagina'] ?? 1)) || 1, 1), 100_000);
    const cuts = cutsIn(query);
    const counted = await countAsOf(this.db, await this.today(), async (tx) => {
      const [definition] = await versionsOf(tx, key);
      const figure = await figureOf(tx, definition, period, cuts);
      const rows = await rowsBehind(tx, definition, part, period, cuts, { limit: SIZE, offset: (page - 1) * SIZE });
      return { definition, total: figure[part], rows };
    });
    const title = `${counted.definition.name}: folios`;
    const body = <CountedRowsView {...counted} period={period} cuts={cuts} part={part} page={page} size={SIZE} />;
    await this.pages.send(request, response, { title, section: SECTION, wide: true }, body);
  }

  private figures(today: string, period: Period, cuts: Cuts) {
    return countAsOf(this.db, today, async (tx) => {
      const goals = await goalsOf(tx, Number(period.to.slice(0, 4)));
      const definitions = await definitionsInForce(tx);
      const figures = await figuresIn(tx, definitions, [period], cuts);
      return definitions.map((definition, at) => ({
        definition,
        figure: figures[at]![0]!,
        goal: goals.get(definition.key),
      }));
    });
  }

  private async showFicha(
    request: Request,
    response: Response,
    asked: {
      key: string;
      period: Period;
      query: Address;
      typed?: Record<string, string>;
      actor: Actor;
      errors: FormError[];
      status: number;
    },
  ): Promise<void> {
    const { key, period, query, typed, actor, errors, status } = asked;
    const cuts = cutsIn(query);
    const by: CutName = CUT_NAMES.find((name) => name === query['por']) ?? 'dependencia';
    const parts = await countAsOf(this.db, await this.today(), async (tx) => {
      const [definition, ...older] = await versionsOf(tx, key);
      const spans = [period, periodBefore(period), yearBefore(period), yearToDate(period)];
      const [figure, before, lastYear, soFar] = (await figuresIn(tx, [definition], spans, cuts))[0] as Four;
      return {
        definition,
        older,
        figure,
        before,
        lastYear,
        soFar,
        goal: (await goalsOf(tx, Number(period.to.slice(0, 4)))).get(key),
        parts: await figuresBy(tx, definition, by, period, cuts),
      };
    });
    const manages = actor.permissions.has('indicator.manage');
    await this.pages.send(
      request,
      response,
      { title: parts.definition.name, section: SECTION, wide: true, status },
      <FichaView {...parts} period={period} cuts={cuts} by={by} manages={manages} typed={typed} errors={errors} />,
    );
  }

  private today(): Promise<string> {
    return this.calendars.dayOf(this.clock.now());
  }

  private async periodIn(query: Address): Promise<Period> {
    const period = periodOf(query['desde'], query['hasta'], quarterOf(await this.today()));
    if (!period) throw notAPeriod();
    return period;
  }
}
