import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Flag, formOf, Pages, parse, Text, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { readFilter, readId } from '../filter/read-filter.js';
import { filterQuery, trayAddress } from '../tray.js';
import { Trays } from '../trays.service.js';
import { SavedFilters } from './saved-filters.service.js';

class SavedFilterRequest {
  @Text('Bandeja', { max: 40 }) tray: string;
  @Text('Nombre', { max: 60 }) filterName: string;
  @Text('Filtro', { max: 1000 }) query: string;
  @Flag('Compartir con mi oficina') shared: boolean = false;
}

/** Keeps and drops the filters of the trays. */
@Controller('filtros')
export class SavedFilterPages {
  constructor(
    private readonly saved: SavedFilters,
    private readonly trays: Trays,
    private readonly pages: Pages,
  ) {}

  @Allow('filter.save')
  @Post()
  async save(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Body() _body: unknown,
  ): Promise<void> {
    const { tray: key, filterName: name, query, shared } = parse(SavedFilterRequest, formOf(request));
    const tray = this.trays.byKey(key);
    // What is kept is what the tray understands of it.
    const filter = readFilter(Object.fromEntries(new URLSearchParams(query)), tray.holding);
    await this.saved.save({ tray: tray.key, name, query: filterQuery(filter), shared }, actor);
    this.pages.redirect(request, response, trayAddress(tray, filter), {
      tone: 'ok',
      text: `Se guardó el filtro «${name}».`,
    });
  }

  @Allow('filter.save')
  @Post(':id/borrar')
  async remove(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const tray = this.trays.byKey(await this.saved.remove(readId(id), actor));
    this.pages.redirect(request, response, trayAddress(tray), { tone: 'ok', text: 'Se borró el filtro.' });
  }
}
