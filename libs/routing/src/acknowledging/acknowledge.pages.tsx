import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, Pages, parse, toMend, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { AcknowledgementRequest } from '../referrals.dto.js';
import { findReferral } from '../referrals.queries.js';
import { AcknowledgeView, type AcknowledgeForm } from './acknowledge.view.js';
import { Acknowledgements } from './acknowledgements.service.js';

/** The department registers that it got an oficio. */
@Controller('turnos/:id/acuse')
export class AcknowledgePages {
  constructor(
    private readonly acknowledgements: Acknowledgements,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.acknowledge')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    if (referral.status !== 'issued') return response.redirect(303, `/peticiones/${referral.folio}`);
    await this.show(request, response, {
      referral,
      // Whoever writes down another area's stamp types the name that stands on it.
      name: actor.departmentId === null ? '' : actor.name,
      position: actor.departmentId === null ? '' : (actor.position ?? ''),
      errors: [],
      status: 200,
    });
  }

  @Allow('referral.acknowledge')
  @Post()
  async acknowledge(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const { name, position } = (request.body ?? {}) as Record<string, unknown>;
    try {
      const done = await this.acknowledgements.acknowledge(
        id,
        parse(AcknowledgementRequest, { name, position }),
        actor,
      );
      const text = `Quedó registrado el acuse del oficio ${done.oficio}, petición ${done.folio}.`;
      this.pages.redirect(request, response, '/turnos', { tone: 'ok', text });
    } catch (error) {
      const said = toMend(error);
      const referral = await findReferral(this.db, id, actor);
      await this.show(request, response, { referral, name: textOf(name), position: textOf(position), ...said });
    }
  }

  private async show(request: Request, response: Response, form: AcknowledgeForm & { status: number }): Promise<void> {
    const page = { title: `Acuse del oficio ${form.referral.oficio}`, section: '/turnos', status: form.status };
    await this.pages.send(request, response, page, <AcknowledgeView {...form} />);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
