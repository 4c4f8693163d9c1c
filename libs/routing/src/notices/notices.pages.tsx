import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { lastSummary, markSeen, noticesOf } from './notices.queries.js';
import { NoticesView } from './notices.view.js';

const SECTION = '/avisos';
const MOST = 100;

/** The tray of what a person was told: the summary of the day, and the due dates. */
@Controller('avisos')
export class NoticesPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly pages: Pages,
  ) {}

  @Allow('notice.read')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const today = await this.calendars.dayOf(this.clock.now());
    const [summary, notices] = await Promise.all([
      lastSummary(this.db, actor.id),
      noticesOf(this.db, actor.id, today, MOST),
    ]);
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
      const now = this.clock.now();
      const today = await this.calendars.dayOf(now);
      await this.db.transaction((tx) => markSeen(tx, actor.id, today, id, now));
    }
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'Los avisos quedaron como vistos.' });
  }
}
