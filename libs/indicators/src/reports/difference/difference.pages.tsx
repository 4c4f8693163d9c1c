import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Allow, Db, Pages } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { numberOf } from '../reports.pages.js';
import { reportById } from '../reports.queries.js';
import { DifferenceView } from './difference.view.js';
import { Differences } from './differences.service.js';

/** What changed in the facts since a report was signed. */
@Controller('informes/:id/diferencia')
export class DifferencePages {
  constructor(
    private readonly differences: Differences,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('report.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const report = await reportById(this.db, numberOf(id));
    const difference = await this.differences.of(report.id);
    const page = { title: `${report.title}: diferencias`, section: '/informes', wide: true };
    await this.pages.send(request, response, page, <DifferenceView report={report} difference={difference} />);
  }
}
