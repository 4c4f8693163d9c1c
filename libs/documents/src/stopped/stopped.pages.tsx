import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, Jobs, Log, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { wholeNumber } from '../documents.queries.js';
import { readAgain } from './read-again.js';
import { countStopped, stoppedReadings } from './stopped.queries.js';
import { StoppedView } from './stopped.view.js';

const SECTION = '/lecturas';
const ROWS = 50;

/** What the machine gave up, and the button to let it try once more. */
@Controller('lecturas')
export class StoppedPages {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  @Allow('reading.manage')
  @Get()
  async list(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('desde') from?: string,
  ): Promise<void> {
    const skip = wholeNumber(from);
    const rows = await stoppedReadings(this.db, { limit: ROWS, skip });
    const mayRead = actor.permissions.has('document.read');
    const view = (
      <StoppedView rows={rows} total={await countStopped(this.db)} skip={skip} size={ROWS} mayRead={mayRead} />
    );
    await this.pages.send(request, response, { title: 'Lecturas detenidas', section: SECTION }, view);
  }

  @Allow('reading.manage')
  @Post(':document')
  async again(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('document') document: string,
  ): Promise<void> {
    const id = wholeNumber(document);
    await this.db.transaction((tx) => readAgain(tx, this.jobs, id));
    this.log.info({ event: 'document.read-again', document: id, actor: actor.id });
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'El archivo se leerá otra vez.' });
  }
}
