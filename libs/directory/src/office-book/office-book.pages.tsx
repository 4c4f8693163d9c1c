import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, Db, isDay, Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { listPeople } from '../people.queries.js';
import { Settings } from '../settings.service.js';
import { ENTRY_KINDS, listOfficeBook, type OfficeBookFilter } from './office-book.queries.js';
import { OfficeBookView } from './office-book.view.js';

const SIZE = 100;
const NUMBER = /^\d{1,15}$/;
const PERSON = /^\d{1,9}$/;

type Address = Record<string, unknown>;

/** Who came in and who changed what. */
@Controller('accesos')
export class OfficeBookPages {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly pages: Pages,
  ) {}

  @Allow('office_book.read')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, @Query() query: Address): Promise<void> {
    const filter = filterOf(query);
    const { timeZone } = await this.settings.municipality();
    const before = textOf(query['despues'], NUMBER);
    const [people, found] = await Promise.all([
      listPeople(this.db),
      listOfficeBook(this.db, filter, timeZone, { before: before ? Number(before) : undefined, limit: SIZE + 1 }),
    ]);
    const skipped = before ? Number(textOf(query['van'], NUMBER) ?? 0) : 0;
    const parts = { filter, people, rows: found.slice(0, SIZE), more: found.length > SIZE, skipped };
    const page = { title: 'Accesos y cambios', section: '/accesos', wide: true };
    await this.pages.send(request, response, page, <OfficeBookView {...parts} />);
  }
}

/** What does not fit is left out. */
function filterOf(query: Address): OfficeBookFilter {
  return {
    persona: textOf(query['persona'], PERSON),
    tipo: ENTRY_KINDS.find((kind) => kind === query['tipo']),
    desde: dayOf(query['desde']),
    hasta: dayOf(query['hasta']),
  };
}

const textOf = (value: unknown, shape: RegExp) => (typeof value === 'string' && shape.test(value) ? value : undefined);

const dayOf = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined);
