import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { findReferral } from '../referrals.queries.js';
import { ContestView } from './contest.view.js';
import { ContestDecisionRequest, ContestRequest } from './contesting.dto.js';
import { Contests } from './contests.service.js';

/** Where an acknowledgement is contested, and where that is decided. */
@Controller('turnos/:id/impugnacion')
export class ContestPages {
  constructor(
    private readonly contests: Contests,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.acknowledge')
  @Get()
  form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    return this.show(request, response, { actor, id, typed: {}, errors: [], status: 200 });
  }

  @Allow('acknowledgement.contest')
  @Post()
  async contest(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    await this.did(request, response, { actor, id, typed }, async () => {
      const { oficio } = await this.contests.contest(id, parse(ContestRequest, typed), actor);
      return `Se impugnó el acuse del oficio ${oficio}. Seguimiento decide.`;
    });
  }

  @Allow('acknowledgement.decide')
  @Post('decision')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    await this.did(request, response, { actor, id, typed }, async () => {
      const { oficio, status } = await this.contests.decide(id, parse(ContestDecisionRequest, typed), actor);
      return status === 'issued'
        ? `El acuse del oficio ${oficio} quedó sin efecto: vuelve a estar por acusar.`
        : `El acuse del oficio ${oficio} se sostiene.`;
    });
  }

  /** Does the act and goes to the petition, or shows the form again with what is wrong. */
  private async did(
    request: Request,
    response: Response,
    form: { actor: Actor; id: string; typed: Record<string, string> },
    act: () => Promise<string>,
  ): Promise<void> {
    try {
      const text = await act();
      const { folio } = await findReferral(this.db, form.id, form.actor);
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const field = form.typed['decision'] === undefined ? 'reason' : 'decision';
      await this.show(request, response, { ...form, ...toMend(error, field) });
    }
  }

  private async show(
    request: Request,
    response: Response,
    form: ShownForm & { actor: Actor; id: string },
  ): Promise<void> {
    const { actor, id, typed, errors, status } = form;
    const referral = await findReferral(this.db, id, actor);
    const page = { title: `Acuse del oficio ${referral.oficio}`, section: '/turnos', status };
    await this.pages.send(request, response, page, <ContestView {...{ referral, actor, typed, errors }} />);
  }
}
