import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type FormError } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { findOficio } from '../oficios.queries.js';
import { CancelView } from './cancel.view.js';
import { CancellationRequest } from './cancellation.dto.js';
import { Cancellations } from './cancellations.service.js';

/** The form that cancels an oficio, with the reason. */
@Controller('peticiones/:folio/oficios/:number/cancelacion')
export class CancelPages {
  constructor(
    private readonly cancellations: Cancellations,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('oficio.cancel')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() which: { folio: string; number: string },
  ): Promise<void> {
    await this.show(request, response, actor, which, { reason: '', errors: [], status: 200 });
  }

  @Allow('oficio.cancel')
  @Post()
  async cancel(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() which: { folio: string; number: string },
  ): Promise<void> {
    const typed = formOf(request);
    try {
      const { reason } = parse(CancellationRequest, typed);
      const { label } = await this.cancellations.cancel(which.folio, which.number, reason, actor);
      const text = `El oficio ${label} quedó cancelado; su número se conserva.`;
      this.pages.redirect(request, response, `/peticiones/${which.folio}`, { tone: 'ok', text });
    } catch (error) {
      const reason = typeof typed['reason'] === 'string' ? typed['reason'] : '';
      await this.show(request, response, actor, which, { reason, ...toMend(error, 'reason') });
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    { folio, number }: { folio: string; number: string },
    form: { reason: string; errors: FormError[]; status: number },
  ): Promise<void> {
    const oficio = await findOficio(this.db, folio, number, actor);
    const page = { title: `Cancelar el oficio ${oficio.label}`, section: '/oficios', status: form.status };
    await this.pages.send(request, response, page, <CancelView oficio={oficio} {...form} />);
  }
}
