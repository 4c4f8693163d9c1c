import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, Db, Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { countAsOf } from '../counting/counting.queries.js';
import { choicesOf } from '../counting/cut-choices.queries.js';
import { filtersIn, type Address } from '../filters.js';
import { notCountable } from '../indicators.errors.js';
import { quarterOf } from '../period.js';
import { orderIn } from './departments.order.js';
import { listAskedIn, readList } from './lists.js';
import { firstDayOf, readPanorama } from './panorama.reader.js';
import { PanoramaRows } from './panorama-rows.view.js';
import { PanoramaView } from './panorama.view.js';

const SIZE = 100;
const SECTION = '/panorama';

/** What a mayor's office looks at, and the folios behind its numbers. */
@Controller('panorama')
export class PanoramaPages {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('indicator.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const today = await this.calendars.dayOf(this.clock.now());
    const thisQuarter = quarterOf(today);
    const choices = await choicesOf(this.db);
    const { typed, period, cuts, errors } = filtersIn(query, thisQuarter, choices);
    const order = orderIn(query['orden']);
    const panorama = period && (await readPanorama(this.db, today, period, cuts));
    const more = [
      { label: 'Este año', period: { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` } },
      { label: 'Desde el principio', period: { from: await firstDayOf(this.db, today), to: thisQuarter.to } },
    ];
    const form = { typed, cuts, choices, thisQuarter, errors, more };
    await this.pages.send(
      request,
      response,
      { title: 'Panorama', section: SECTION, wide: true, status: period ? 200 : 422 },
      <PanoramaView form={form} order={order} panorama={panorama} />,
    );
  }

  @Allow('indicator.read')
  @Get('folios')
  async rows(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const today = await this.calendars.dayOf(this.clock.now());
    const choices = await choicesOf(this.db);
    const { period, cuts, errors } = filtersIn(query, quarterOf(today), choices);
    if (!period) throw notCountable(errors);
    const asked = listAskedIn(query);
    const page = Math.min(Math.max(Math.trunc(Number(query['pagina'] ?? 1)) || 1, 1), 100_000);
    const span = { limit: SIZE, offset: (page - 1) * SIZE };
    const list = await countAsOf(this.db, today, (tx) => readList(tx, asked, period, cuts, span));
    await this.pages.send(
      request,
      response,
      { title: list.title, section: SECTION, wide: true },
      <PanoramaRows {...{ asked, list, period, cuts, choices, page }} size={SIZE} />,
    );
  }
}
