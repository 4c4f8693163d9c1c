import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Allow, Db, ProgressStreams, renderFragment } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { wholeNumber } from '../../documents.queries.js';
import { pileWithFiles } from '../piles.queries.js';
import { overviewOf, type PileOverview } from './pile-overview.js';
import { PileProgress } from './pile.view.js';

/** How far reading and splitting of a pile are. */
@Controller('digitalizaciones/:id/avance')
export class PileProgressPages {
  constructor(
    private readonly db: Db,
    private readonly streams: ProgressStreams,
  ) {}

  /** Told while it goes on. */
  @Allow('scan.manage')
  @Get()
  async progress(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const told = await this.streams.send(request, response, async () => {
      const overview = await this.overview(id);
      const html = renderFragment(<PileProgress pileId={wholeNumber(id)} overview={overview} late />);
      return { html, done: overview.isSettled };
    });
    if (!told) await this.progressNow(response, id);
  }

  /** As it is now; the whole page is asked for when there is nothing left to wait for. */
  @Allow('scan.manage')
  @Get('ahora')
  async progressNow(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const overview = await this.overview(id);
    if (overview.isSettled) response.set('HX-Refresh', 'true');
    const progress = <PileProgress pileId={wholeNumber(id)} overview={overview} late polls />;
    response.type('html').set('Cache-Control', 'no-store').send(renderFragment(progress));
  }

  private async overview(id: string): Promise<PileOverview> {
    const { pile, files } = await pileWithFiles(this.db, wholeNumber(id));
    return overviewOf(pile, files);
  }
}
