import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Allow, Db, Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { readLedgerFilter, readPlace } from '../auditing/ledger-filter.js';
import { peopleEver } from '../auditing/ledger-search.queries.js';
import { listVisits } from './visits.queries.js';
import { VisitsView } from './visits.view.js';

const SIZE = 100;

/** Who saw a petition, and what a person looked at. */
@Controller('auditoria/consultas')
export class VisitsPages {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly pages: Pages,
  ) {}

  @Allow('ledger.read')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const { acto: _, ...filter } = readLedgerFilter(query);
    const { timeZone } = await this.settings.municipality();
    const before = readPlace(query['despues']);
    const [people, found] = await Promise.all([
      peopleEver(this.db),
      listVisits(this.db, filter, timeZone, { before, limit: SIZE + 1 }),
    ]);
    const skipped = before === undefined ? 0 : (readPlace(query['van']) ?? 0);
    const visits = found.slice(0, SIZE);
    const body = <VisitsView {...{ filter, people, visits, skipped }} more={found.length > SIZE} />;
    await this.pages.send(request, response, { title: 'Quién consultó', section: '/auditoria', wide: true }, body);
  }
}
