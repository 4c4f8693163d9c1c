import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, Db, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { MyReferralsView } from './my-referrals.view.js';
import { pageOf } from './page-number.js';
import { countReferrals, listReferrals, type ReferralState } from './referrals.queries.js';

const SIZE = 25;

/** The tabs of the tray as the address names them. */
const TABS = new Map<string, ReferralState>([
  ['pendientes', 'pending'],
  ['por-acusar', 'to_acknowledge'],
  ['por-contestar', 'to_reply'],
  ['vencidos', 'overdue'],
  ['devueltos', 'returned'],
  ['contestados', 'replied'],
  ['todos', 'all'],
]);

/** The tray of referrals: a department sees its own, the office sees all. */
@Controller()
export class MyReferralsPages {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.list')
  @Get('turnos')
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: { estado?: string; pagina?: string },
  ): Promise<void> {
    const page = pageOf(query.pagina);
    const tab = TABS.has(query.estado ?? '') ? (query.estado as string) : 'pendientes';
    const today = await this.calendars.dayOf(this.clock.now());
    const filter = { state: TABS.get(tab) ?? ('pending' as const), today };
    const [calendar, counts, rows] = await Promise.all([
      this.calendars.calendar(this.db),
      countReferrals(this.db, actor, today),
      listReferrals(this.db, actor, filter, { limit: SIZE, offset: (page - 1) * SIZE }),
    ]);
    const tabs = [...TABS].map(([key, state]) => ({ key, count: counts[state] }));
    const title = actor.departmentId === null ? 'Turnos' : 'Mis turnos';
    await this.pages.send(
      request,
      response,
      { title, section: '/turnos', wide: true },
      <MyReferralsView
        title={title}
        actor={actor}
        rows={rows}
        tabs={tabs}
        tab={tab}
        page={page}
        size={SIZE}
        today={today}
        calendar={calendar}
      />,
    );
  }
}
