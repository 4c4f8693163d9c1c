import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, Db } from '@oficialia/platform';
import { countAsOf } from '../counting/counting.queries.js';
import { countedPetitionView, cutsOf, FigureQuery } from '../indicators.dto.js';
import { notAPeriod } from '../indicators.errors.js';
import { periodOf, quarterOf, type Period } from '../period.js';
import { readList, type ListName } from './lists.js';
import { PanoramaListQuery, PanoramaListView, PanoramaView, panoramaView } from './panorama.dto.js';
import { readPanorama } from './panorama.reader.js';

const PAGE_SIZE = 100;
const LISTS: Record<PanoramaListQuery['list'], ListName> = {
  received: 'turnos-recibidos',
  owed: 'turnos-que-exigen-respuesta',
  answered: 'turnos-contestados',
  waiting: 'turnos-por-contestar',
  overdue: 'turnos-vencidos',
  pending: 'en-espera',
};

@ApiBearerAuth()
@Controller('api/v1/panorama')
export class PanoramaController {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  /** Trend by month, departments, what is pending and neighbourhoods, of the petitions received in the period. */
  @Allow('indicator.read')
  @Get()
  async show(@Query() query: FigureQuery): Promise<PanoramaView> {
    const { today, period } = await this.askedIn(query);
    return panoramaView(period, await readPanorama(this.db, today, period, cutsOf(query)));
  }

  /** The petitions or referrals behind a number of the panorama, a hundred a page. */
  @Allow('indicator.read')
  @Get('petitions')
  async petitions(@Query() query: PanoramaListQuery): Promise<PanoramaListView> {
    const { today, period } = await this.askedIn(query);
    const { list, stage, age, page = 1 } = query;
    const asked = { lista: LISTS[list], etapa: stage, edad: age };
    const span = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
    const found = await countAsOf(this.db, today, (tx) => readList(tx, asked, period, cutsOf(query), span));
    return { total: found.total, page, petitions: found.rows.map(countedPetitionView) };
  }

  private async askedIn({ from, to }: FigureQuery): Promise<{ today: string; period: Period }> {
    const today = await this.calendars.dayOf(this.clock.now());
    const period = periodOf(from, to, quarterOf(today));
    if (!period) throw notAPeriod();
    return { today, period };
  }
}
