import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { AbsenceRequest, AbsenceView, absenceView } from './absences.dto.js';
import { listAbsences } from './absences.queries.js';
import { Absences } from './absences.service.js';

@ApiBearerAuth()
@Controller('api/v1/absences')
export class AbsencesController {
  constructor(
    private readonly absences: Absences,
    private readonly db: Db,
  ) {}

  /** Who is or was away and who stands in: of the own department, of the office, or all for supervision. */
  @Allow('absence.read')
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<AbsenceView[]> {
    return (await listAbsences(this.db, actor)).map(absenceView);
  }

  /** Names a substitute for some days. */
  @Allow('absence.set')
  @HttpCode(201)
  @Post()
  async set(@Body() body: AbsenceRequest, @CurrentActor() actor: Actor): Promise<{ id: number }> {
    return { id: await this.absences.set(body, actor) };
  }

  /** Ends a substitution at once: the person is back. */
  @Allow('absence.set')
  @HttpCode(204)
  @Post(':id/end')
  async end(@Param('id', ParseIntPipe) id: number, @CurrentActor() actor: Actor): Promise<void> {
    await this.absences.end(id, actor);
  }
}
