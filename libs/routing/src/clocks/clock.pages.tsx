import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ClockActRequest } from './clock.dto.js';
import { ClockPage } from './clock.view.js';
import { ReferralClocks } from './referral-clocks.service.js';

/** The clock of a referral: why it is due that day, and what the office may do to it. */
@Controller('turnos/:id/plazo')
export class ClockPages {
  constructor(
    private readonly clocks: ReferralClocks,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.read')
  @Get()
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    await this.send(request, response, { actor, id, typed: {}, errors: [], status: 200 });
  }

  @Allow('clock.act')
  @Post()
  async act(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      await this.clocks.act(id, parse(ClockActRequest, typed), actor);
      this.pages.redirect(request, response, `/turnos/${id}/plazo`, {
        tone: 'ok',
        text: 'Quedó asentado en el plazo.',
      });
    } catch (error) {
      const said = toMend(error, (code) => (code === 'clock.extension' ? 'amount' : 'act'));
      await this.send(request, response, { actor, id, typed, ...said });
    }
  }

  private async send(
    request: Request,
    response: Response,
    form: ShownForm & { actor: Actor; id: string },
  ): Promise<void> {
    const { actor, id, typed, errors, status } = form;
    const found = await this.clocks.find(id, actor);
    const page = { title: `Plazo del oficio ${found.referral.oficio}`, section: '/turnos', status };
    const mayAct = actor.permissions.has('clock.act');
    await this.pages.send(
      request,
      response,
      page,
      <ClockPage {...found} mayAct={mayAct} typed={typed} errors={errors} />,
    );
  }
}
