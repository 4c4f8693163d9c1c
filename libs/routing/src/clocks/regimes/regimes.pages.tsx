import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Heartbeats, listCalendars, SCHEDULER, Settings } from '@oficialia/directory';
import {
  Allow,
  CurrentActor,
  Db,
  formErrors,
  formOf,
  mendable,
  Pages,
  parse,
  Stack,
  toMend,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { regimeNotFound } from '../clock.errors.js';
import { checkHandlingTerms, HandlingTermsRequest } from './handling-terms.js';
import { HandlingTermsForm } from './handling-terms.view.js';
import { RegimeRequest, typedOf } from './regime.dto.js';
import { RegimeForm } from './regime-form.view.js';
import { regimesInForce, regimeVersions } from './regimes.queries.js';
import { Regimes } from './regimes.service.js';
import { RegimesView } from './regimes.view.js';

const SECTION = '/plazos';

/** The terms of each legal regime, for the administrator; and whether what reminds of them is alive. */
@Controller('plazos')
export class RegimesPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly regimes: Regimes,
    private readonly heartbeats: Heartbeats,
    private readonly settings: Settings,
  ) {}

  @Allow('calendar.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { returnDays, contestDays, mostReturns, ...rest } = await this.settings.municipality();
    const { acknowledgeHours, acknowledgeChiefHours, acknowledgeSupervisorHours } = rest;
    const hours = { acknowledgeHours, acknowledgeChiefHours, acknowledgeSupervisorHours };
    const inForce = Object.entries({ returnDays, contestDays, mostReturns, ...hours });
    const typed = Object.fromEntries(inForce.map(([name, value]) => [name, String(value)]));
    await this.show(request, response, { typed, errors: [], status: 200 });
  }

  /** How long departments may give back and contest, and who is told when of what nobody acknowledges. */
  @Allow('calendar.manage')
  @Post('turnos')
  async handlingTerms(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const terms = parse(HandlingTermsRequest, typed);
      checkHandlingTerms(terms);
      await this.db.transaction((tx) => this.settings.change(tx, terms));
      const text = 'Los plazos entre la oficina y las dependencias quedaron guardados.';
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    } catch (error) {
      await this.show(request, response, { typed, ...toMend(error) });
    }
  }

  @Allow('calendar.manage')
  @Get('nuevo')
  create(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.form(request, response, { typed: { seen: '0' }, errors: [], status: 200 });
  }

  @Allow('calendar.manage')
  @Post('nuevo')
  add(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    return this.save(request, response, undefined, actor);
  }

  @Allow('calendar.manage')
  @Get(':key')
  async edit(@Req() request: Request, @Res() response: Response, @Param('key') key: string): Promise<void> {
    const [current] = await regimeVersions(this.db, key);
    if (!current) throw regimeNotFound(key);
    await this.form(request, response, { key, typed: typedOf(current), errors: [], status: 200 });
  }

  @Allow('calendar.manage')
  @Post(':key')
  change(
    @Req() request: Request,
    @Res() response: Response,
    @Param('key') key: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.save(request, response, key, actor);
  }

  private async show(request: Request, response: Response, { typed, errors, status }: ShownForm): Promise<void> {
    const [regimes, pulse] = await Promise.all([regimesInForce(this.db, true), this.heartbeats.pulse(SCHEDULER)]);
    const page = { title: 'Plazos', section: SECTION, wide: true, status };
    await this.pages.send(
      request,
      response,
      page,
      <Stack>
        <RegimesView regimes={regimes} pulse={pulse} />
        <HandlingTermsForm typed={typed} errors={errors} />
      </Stack>,
    );
  }

  private async save(request: Request, response: Response, key: string | undefined, actor: Actor): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const regime = parse(RegimeRequest, typed);
      await this.regimes.save(key, regime, actor);
      const text = `«${regime.name}» quedó guardado. Los plazos que ya corren conservan la versión con la que empezaron.`;
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    } catch (error) {
      const problem = mendable(error);
      if (problem.code === 'regime.not-found') throw problem;
      await this.form(request, response, { key, typed, errors: formErrors(problem, 'name'), status: problem.status });
    }
  }

  private async form(request: Request, response: Response, form: ShownForm & { key?: string }): Promise<void> {
    const { key, typed, errors, status } = form;
    const [calendars, versions] = await Promise.all([
      listCalendars(this.db),
      key === undefined ? [] : regimeVersions(this.db, key),
    ]);
    const title = versions[0]?.name ?? 'Agregar un régimen';
    // After a lost race the form knows the version that won, so that saving again is a decision.
    const shown = { ...typed, seen: String(versions[0]?.version ?? 0) };
    await this.pages.send(
      request,
      response,
      { title, section: SECTION, status },
      <RegimeForm regime={key} title={title} typed={shown} errors={errors} calendars={calendars} versions={versions} />,
    );
  }
}
