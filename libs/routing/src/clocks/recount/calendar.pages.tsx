import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  Calendars,
  calendarAt,
  calendarVersions,
  listCalendars,
  Settings,
  type CalendarLine,
} from '@oficialia/directory';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  ValidationProblem,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { CalendarChangeRequest, changeOf, OfficeHoursRequest } from './calendar.dto.js';
import { CalendarView, type TypedChange } from './calendar.view.js';
import { ConfirmView } from './confirm.view.js';
import { Recount } from './recount.service.js';

const SECTION = '/calendario';
const CHANGES = 20;

/** Which days count, by which decree, and since which hour: the administrator says so, and hears first what it moves. */
@Controller('calendario')
export class CalendarPages {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
    private readonly recount: Recount,
    private readonly pages: Pages,
  ) {}

  @Allow('calendar.manage')
  @Get()
  show(
    @Req() request: Request,
    @Res() response: Response,
    @Query() query: { calendario?: string; anio?: string; quitar?: string },
  ): Promise<void> {
    const day = /^\d{4}-\d\d-\d\d$/.test(query.quitar ?? '') ? query.quitar : undefined;
    const typed: TypedChange = day ? { change: 'removed', firstDay: day, calendars: query.calendario } : {};
    return this.send(request, response, { query, typed, errors: [], status: 200 });
  }

  /** How many open clocks the change would move, before it is made. */
  @Allow('calendar.manage')
  @Post('revision')
  async review(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = formOf(request) as TypedChange;
    try {
      const asked = parse(CalendarChangeRequest, typed);
      const change = changeOf(asked);
      const counts = [];
      for (const key of asked.calendars) {
        counts.push({ key, moved: await this.recount.preview(key, change) });
      }
      const page = { title: 'Revisar el cambio del calendario', section: SECTION };
      await this.pages.send(request, response, page, <ConfirmView change={change} counts={counts} />);
    } catch (error) {
      await this.sayWrong(request, response, typed, error);
    }
  }

  @Allow('calendar.manage')
  @Post()
  async change(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const typed = formOf(request) as TypedChange;
    try {
      const asked = parse(CalendarChangeRequest, typed);
      const change = changeOf(asked);
      await this.db.transaction(async (tx) => {
        // In one order, so that two who change the same calendars wait for each other instead of for ever.
        for (const key of asked.calendars.toSorted((a, b) => a.localeCompare(b)))
          await this.calendars.change(tx, key, change, actor);
      });
      const text =
        'El calendario cambió. Los plazos abiertos se están contando de nuevo; abajo se ve cuántos se recorrieron.';
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    } catch (error) {
      await this.sayWrong(request, response, typed, error);
    }
  }

  @Allow('calendar.manage')
  @Post('horario')
  async hours(@Req() request: Request, @Res() response: Response): Promise<void> {
    const typed = formOf(request);
    try {
      const { opens, closes } = parse(OfficeHoursRequest, typed);
      if (closes <= opens)
        throw new ValidationProblem([{ field: 'closes', message: 'Cierre: debe ser después de la apertura.' }]);
      await this.db.transaction((tx) => this.settings.change(tx, { officeOpens: opens, officeCloses: closes }));
      const text = `Las horas hábiles son de ${opens} a ${closes} para lo que llegue desde ahora.`;
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    } catch (error) {
      await this.send(request, response, { query: {}, typed: {}, ...toMend(error, 'opens') });
    }
  }

  private async sayWrong(request: Request, response: Response, typed: TypedChange, error: unknown): Promise<void> {
    await this.send(request, response, { query: {}, typed, ...toMend(error, 'firstDay') });
  }

  private async send(
    request: Request,
    response: Response,
    form: {
      query: { calendario?: string; anio?: string };
      typed: TypedChange;
      errors: FormError[];
      status: number;
    },
  ): Promise<void> {
    const { calendar: own, officeOpens, officeCloses } = await this.settings.municipality();
    const [calendars, versions, today] = await Promise.all([
      listCalendars(this.db),
      calendarVersions(this.db, CHANGES),
      this.calendars.dayOf(this.clock.now()),
    ]);
    const shown =
      calendars.find(({ key }) => key === form.query.calendario) ?? calendars.find(({ key }) => key === own);
    const { key, version } = shown as CalendarLine;
    const year = /^20\d\d$/.test(form.query.anio ?? '') ? (form.query.anio as string) : today.slice(0, 4);
    const { nonWorkingDays } = await calendarAt(this.db, key, version);
    await this.pages.send(
      request,
      response,
      { title: 'Calendario', section: SECTION, status: form.status },
      <CalendarView
        calendars={calendars}
        shown={shown as CalendarLine}
        year={Number(year)}
        days={nonWorkingDays.filter(({ day }) => day.startsWith(year))}
        versions={versions}
        hours={{ opens: officeOpens.slice(0, 5), closes: officeCloses.slice(0, 5) }}
        own={own}
        typed={form.typed}
        errors={form.errors}
      />,
    );
  }
}
