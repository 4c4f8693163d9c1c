import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, formOf, Pages, parse, Text, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { orphans } from './inheritance.queries.js';
import { InheritanceView } from './inheritance.view.js';
import { Inheritances, type Inherited } from './inheritances.service.js';

class InheritanceRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

/** What departments that are gone still have, and the act that hands all of it to who takes over. */
@ApiBearerAuth()
@Controller()
export class InheritancePages {
  constructor(
    private readonly inheritances: Inheritances,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.make')
  @Get('turnos/sin-dependencia')
  list(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.show(request, response, undefined);
  }

  /** What was done stays on the page that answers: it is a report. */
  @Allow('referral.make')
  @Post('turnos/sin-dependencia/:key')
  async handOver(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
  ): Promise<void> {
    const { reason } = parse(InheritanceRequest, formOf(request));
    await this.show(request, response, await this.inheritances.handOver(key, reason, actor));
  }

  /** Reassigns all that a department which is gone still has to the one that takes over; per row what happened. */
  @Allow('referral.make')
  @HttpCode(201)
  @Post('api/v1/departments/:key/inheritance')
  inherit(
    @Param('key') key: string,
    @Body() body: InheritanceRequest,
    @CurrentActor() actor: Actor,
  ): Promise<Inherited[]> {
    return this.inheritances.handOver(key, body.reason, actor);
  }

  private async show(request: Request, response: Response, report: Inherited[] | undefined): Promise<void> {
    const open = await orphans(this.db);
    const page = { title: 'Turnos sin dependencia', section: '/turnos', wide: true };
    await this.pages.send(request, response, page, <InheritanceView open={open} report={report} />);
  }
}
