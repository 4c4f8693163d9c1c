import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, Db } from '@oficialia/platform';
import { SeriesChange, SeriesRequest, SeriesView, seriesView } from './series.dto.js';
import { seriesNotFound } from './series.errors.js';
import { findSeries } from './series.queries.js';
import { OficioSeriesList } from './series.service.js';

@ApiBearerAuth()
@Controller('api/v1/oficio-series')
export class SeriesController {
  constructor(
    private readonly series: OficioSeriesList,
    private readonly db: Db,
  ) {}

  /** Every series of oficio numbers, the usual one first. */
  @Allow('oficio.read')
  @Get()
  async list(): Promise<SeriesView[]> {
    return (await findSeries(this.db)).map(seriesView);
  }

  @Allow('oficio.configure')
  @Post()
  async add(@Body() body: SeriesRequest): Promise<SeriesView> {
    return seriesView(await this.series.add(body));
  }

  /** Renames a series, or closes it; `PM/SP` is named as `PM-SP`. */
  @Allow('oficio.configure')
  @Put(':prefix')
  async change(@Param('prefix') prefix: string, @Body() body: SeriesChange): Promise<SeriesView> {
    const found = (await findSeries(this.db)).find((series) => series.prefix.replaceAll('/', '-') === prefix);
    if (!found) throw seriesNotFound();
    return seriesView(await this.series.change(found.id, body));
  }
}
