import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ScheduleRequest } from './schedule.dto.js';
import { ScheduleView } from './schedule.view.js';
import { schedules } from './schedules.queries.js';
import { Schedules } from './schedules.service.js';

const ADDRESS = '/informes/calendario';

/** The calendar of reports: which are owed, and how many business days after their period. */
@Controller('informes/calendario')
export class SchedulesPages {
  constructor(
    private readonly calendar: Schedules,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('report.read')
  @Get()
  async show(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    await this.send(request, response, actor, { typed: {}, errors: [], status: 200 });
  }

  @Allow('report.sign')
  @Post(':kind')
  async set(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      await this.calendar.set(kind, parse(ScheduleRequest, typed));
      this.pages.redirect(request, response, ADDRESS, { tone: 'ok', text: 'Se guardó el calendario de informes.' });
    } catch (error) {
      await this.send(request, response, actor, { typed: { ...typed, kind }, ...toMend(error) });
    }
  }

  private async send(request: Request, response: Response, actor: Actor, form: ShownForm): Promise<void> {
    const rows = await schedules(this.db);
    const page = { title: 'Calendario de informes', section: '/informes', status: form.status };
    const sets = actor.permissions.has('report.sign');
    await this.pages.send(request, response, page, <ScheduleView rows={rows} sets={sets} form={form} />);
  }
}
