import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, Pages, toMend, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { departmentsInUse } from '../../referring/departments.queries.js';
import { sendPdf } from '../oficio.pages.js';
import { findSeries } from '../series/series.queries.js';
import { queryOf } from './minutario-address.js';
import { Minutario } from './minutario.service.js';
import { MinutarioView } from './minutario.view.js';
import { OficioQuery } from './minutario.dto.js';

/** More of those that are to be printed, so that a day goes out at once. */
const SIZE = 50;
const SIZE_TO_PRINT = 300;

/** The minutario: every oficio that was issued, and those that wait for the printer. */
@Controller('oficios')
export class MinutarioPages {
  constructor(
    private readonly minutario: Minutario,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('oficio.read')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() address: Record<string, string>,
  ): Promise<void> {
    const asked = read(address);
    const size = asked.query.state === 'unprinted' ? SIZE_TO_PRINT : SIZE;
    const [found, series, departments] = await Promise.all([
      this.minutario.list(asked.query, actor, size),
      findSeries(this.db),
      actor.departmentId === null ? departmentsInUse(this.db) : [],
    ]);
    const page = { title: 'Minutario de oficios', section: '/oficios', wide: true, status: asked.status };
    const view = { ...found, size, address, series, departments, actor, errors: asked.errors };
    await this.pages.send(request, response, page, <MinutarioView {...view} />);
  }

  @Allow('oficio.read')
  @Get('minutario.csv')
  async csv(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() address: Record<string, string>,
  ): Promise<void> {
    const csv = await this.minutario.csv(queryOf(address), actor);
    response
      .type('text/csv')
      .set({ 'Content-Disposition': 'attachment; filename="minutario.csv"', 'Cache-Control': 'private, no-store' })
      .send(csv);
  }

  @Allow('oficio.read')
  @Get('minutario.pdf')
  async pdf(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() address: Record<string, string>,
  ): Promise<void> {
    sendPdf(response, await this.minutario.pdf(queryOf(address), actor), 'minutario.pdf');
  }
}

/** What does not fit is told above the whole list. */
function read(address: Record<string, string>) {
  try {
    return { query: queryOf(address), errors: [], status: 200 };
  } catch (error) {
    return { query: new OficioQuery(), ...toMend(error) };
  }
}
