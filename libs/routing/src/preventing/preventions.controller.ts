import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import { Endings } from './endings.service.js';
import {
  CompletionRequest,
  LapseRequest,
  PreventionRequest,
  PreventionView,
  preventionView,
} from './preventing.dto.js';
import { noPrevention } from './preventing.errors.js';
import { preventionOf } from './preventions.queries.js';
import { Preventions } from './preventions.service.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio')
export class PreventionsController {
  constructor(
    private readonly preventions: Preventions,
    private readonly endings: Endings,
    private readonly db: Db,
  ) {}

  /** What the petitioner was asked to complete, until when, and how it ended. */
  @Allow('petition.read')
  @Get('prevention')
  async show(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<PreventionView> {
    const { id } = await findPetition(this.db, folio, actor);
    const prevention = await preventionOf(this.db, id);
    if (!prevention) throw noPrevention();
    return preventionView(prevention);
  }

  /** Asks the petitioner to complete, once. */
  @Allow('prevention.make')
  @HttpCode(201)
  @Post('prevention')
  async prevent(
    @Param('folio') folio: string,
    @Body() body: PreventionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    return preventionView(await this.preventions.prevent(folio, body, actor));
  }

  /** The petitioner completed it; papers are added as documents. */
  @Allow('prevention.make')
  @HttpCode(201)
  @Post('prevention/completion')
  async complete(
    @Param('folio') folio: string,
    @Body() body: CompletionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    return preventionView(await this.endings.complete(folio, body, [], actor));
  }

  /** Nobody answered in time: the petition counts as never filed. */
  @Allow('prevention.make')
  @HttpCode(201)
  @Post('prevention/lapse')
  async lapse(
    @Param('folio') folio: string,
    @Body() body: LapseRequest,
    @CurrentActor() actor: Actor,
  ): Promise<PreventionView> {
    return preventionView(await this.endings.lapse(folio, body, actor));
  }
}
