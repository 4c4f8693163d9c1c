import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { Calendars } from '../calendar/calendars.service.js';
import { AbsenceRequest } from './absences.dto.js';
import { chiefhoodOf, colleagues, listAbsences } from './absences.queries.js';
import { Absences } from './absences.service.js';
import { AbsencesView } from './absences.view.js';

const SECTION = '/suplencias';
/** The field that an error is about. */
const FIELDS: Record<string, string> = {
  'absence.past': 'firstDay',
  'absence.days': 'lastDay',
  'absence.already': 'person',
};

/** «Ausencias y suplencias»: who is away, until when, and who stands in. */
@Controller('suplencias')
export class AbsencesPages {
  constructor(
    private readonly absences: Absences,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('absence.read')
  @Get()
  list(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    return this.show(request, response, actor, { typed: {}, errors: [], status: 200 });
  }

  @Allow('absence.set')
  @Post()
  async set(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      await this.absences.set(parse(AbsenceRequest, typed), actor);
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'La suplencia quedó registrada.' });
    } catch (error) {
      const said = toMend(error, (code) => FIELDS[code] ?? 'substitute');
      await this.show(request, response, actor, { typed, ...said });
    }
  }

  @Allow('absence.set')
  @Post(':id/fin')
  async end(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
  ): Promise<void> {
    await this.absences.end(id, actor);
    this.pages.redirect(request, response, SECTION, { tone: 'ok', text: 'La suplencia terminó hoy.' });
  }

  private async show(request: Request, response: Response, actor: Actor, form: ShownForm): Promise<void> {
    const today = await this.calendars.dayOf(this.clock.now());
    const [absences, people, chief] = await Promise.all([
      listAbsences(this.db, actor),
      colleagues(this.db, actor),
      chiefhoodOf(this.db, actor, today),
    ]);
    const forAll = actor.role === 'supervisor' || chief !== undefined;
    const absentees = actor.permissions.has('absence.set') ? people.filter(({ id }) => forAll || id === actor.id) : [];
    await this.pages.send(
      request,
      response,
      { title: 'Ausencias y suplencias', section: SECTION, status: form.status },
      <AbsencesView
        absences={absences}
        absentees={absentees}
        substitutes={people}
        today={today}
        typed={form.typed}
        errors={form.errors}
      />,
    );
  }
}
