import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { AcknowledgementRequest } from '../../referrals.dto.js';
import { findReferral } from '../../referrals.queries.js';
import { StampedAcknowledgements } from './stamped-acknowledgements.service.js';
import { StampView } from './stamp.view.js';

/** The follow-up office reads on the scanned copy who stamped it. */
@Controller('turnos/:id/acuse/sello')
export class StampPages {
  constructor(
    private readonly stamped: StampedAcknowledgements,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('stamp.read')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const { folio, stamp_unread } = await findReferral(this.db, id, actor);
    if (!stamp_unread) return response.redirect(303, `/peticiones/${folio}`);
    await this.show(request, response, actor, id, { typed: {}, errors: [], status: 200 });
  }

  @Allow('stamp.read')
  @Post()
  async read(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const { folio, oficio } = await this.stamped.read(id, parse(AcknowledgementRequest, typed), actor);
      const text = `Quedó registrado quién selló el oficio ${oficio}.`;
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      await this.show(request, response, actor, id, { typed, ...toMend(error, 'name') });
    }
  }

  private async show(request: Request, response: Response, actor: Actor, id: string, form: ShownForm): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    const page = { title: `Sello del oficio ${referral.oficio}`, section: '/turnos', wide: true, status: form.status };
    await this.pages.send(request, response, page, <StampView referral={referral} {...form} />);
  }
}
