import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Allow, Clock, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { lastSummary, noticesOf } from './notices.queries.js';
import { NoticesView } from './notices.view.js';

const SECTION = '/avisos';
const MOST = 100;

/** The tray of what a person was told: the summary of the day, and the due dates. */
@Controller('avisos')
export class NoticesPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Allow('notice.read')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const [summary, notices] = await Promise.all([lastSummary(this.db, actor.id), noticesOf(this.db, actor.id, MOST)]);
    const page = { title: 'Avisos', section: SECTION };
    await this.pages.send(request, response, page, <NoticesView summary={summary} notices={notices} />);
  }

  /** Up to the last one that was shown: what came meanwhile stays new. */
  @Allow('notice.read')
  @Post('vistos')
  async seen(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const { last } = (request.body ?? {}) as { last?: unknown };
    const id = Number(last);
    if (Number.isSafeInteger(id) && id > 0) {
      await this.db.transaction((tx) =>
        tx.query('UPDATE notice SET seen_at = $3 WHERE person_id = $1 AND id <= $2 AND seen_at IS NULL', [
          actor.id,
          id,
          this.clock.now(),
        ]),
      );
    }
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'Los avisos quedaron como vistos.' });
  }
}
