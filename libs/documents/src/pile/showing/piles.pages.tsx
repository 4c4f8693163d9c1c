import { Controller, Get, Req, Res } from '@nestjs/common';
import { Allow, Clock, Config, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { lastTaken } from '../../ways-in/watched/watched-files.queries.js';
import { filesOf, listPiles, type PileRow } from '../piles.queries.js';
import { PilesView, type PileLine } from './piles.view.js';

const SECTION = '/digitalizaciones';
const MOST_UNFINISHED = 100;
const MOST_FINISHED = 30;

/** The list of piles, and the place where a new one is dropped; `Receiving` opens it. */
@Controller('digitalizaciones')
export class PilesPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Allow('scan.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const unfinished = await this.withFiles(await listPiles(this.db, 'unfinished', MOST_UNFINISHED));
    const finished = await this.withFiles(await listPiles(this.db, 'finished', MOST_FINISHED));
    const taken = await lastTaken(this.db, this.clock.now());
    const parts = { unfinished, finished, taken, owner: actor.id, limitMb: this.config.UPLOAD_LIMIT_MB };
    await this.pages.send(request, response, { title: 'Digitalizar', section: SECTION }, <PilesView {...parts} />);
  }

  private async withFiles(piles: PileRow[]): Promise<PileLine[]> {
    const files = await filesOf(
      this.db,
      piles.map(({ id }) => id),
    );
    return piles.map((pile) => ({ pile, files: files.filter((file) => file.pile_id === pile.id) }));
  }
}
