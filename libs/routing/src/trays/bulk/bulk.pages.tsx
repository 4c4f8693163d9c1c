import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formErrors, Log, mendable, Pages, parse, type Actor } from '@oficialia/platform';
import { checkedKey } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { readId } from '../filter/read-filter.js';
import { BulkAcknowledgementRequest, BulkPrintRequest, BulkReferralRequest } from './bulk.dto.js';
import { BulkActs, type BulkOrder } from './bulk-acts.service.js';
import { bulkAct } from './bulk-acts.queries.js';
import { BulkView } from './bulk.view.js';
import { oficiosAsOnePdf } from './oficios.pdf.js';

/** Acts on the marked rows of a tray; then a page says what happened to each. */
@Controller()
export class BulkPages {
  constructor(
    private readonly acts: BulkActs,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  @Allow('referral.make')
  @Post('por-turnar/lote')
  async refer(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    await this.run(request, response, actor, '/por-turnar', (chosen) => {
      const { folios } = parse(BulkReferralRequest, { folios: chosen });
      return { act: 'refer', targets: folios };
    });
  }

  @Allow('referral.acknowledge')
  @Post('turnos/lote')
  async acknowledge(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const { act, name, position } = (request.body ?? {}) as Record<string, unknown>;
    await this.run(request, response, actor, '/turnos', (chosen) => {
      if (act === 'print') return { act, targets: parse(BulkPrintRequest, { referrals: chosen }).referrals };
      const { referrals, ...by } = parse(BulkAcknowledgementRequest, { referrals: chosen, name, position });
      return { act: 'acknowledge', targets: referrals, by };
    });
  }

  @Allow('referral.list')
  @Get('lotes/:id')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const act = await bulkAct(this.db, readId(id), actor);
    const section = act.act === 'refer' ? '/por-turnar' : '/turnos';
    await this.pages.send(
      request,
      response,
      { title: 'Qué pasó con cada una', section, wide: true },
      <BulkView act={act} />,
    );
  }

  /** The oficios of what was done, one after the other in one file. */
  @Allow('referral.list')
  @Header('Content-Type', 'application/pdf')
  @Header('Cache-Control', 'private, no-store')
  @Get('lotes/:id/oficios.pdf')
  async oficios(@Param('id') id: string, @CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const act = await bulkAct(this.db, readId(id), actor);
    const pdf = await oficiosAsOnePdf(this.db, act.rows, { actor, log: this.log });
    response.set('Content-Disposition', `inline; filename="oficios-${act.id}.pdf"`).send(pdf);
  }

  /** The answer is the page of the act, so that a second click and F5 show it and do nothing. */
  private async run(
    request: Request,
    response: Response,
    actor: Actor,
    tray: string,
    orderOf: (chosen: string[]) => BulkOrder,
  ): Promise<void> {
    const { elegidas, idempotencyKey } = (request.body ?? {}) as Record<string, unknown>;
    try {
      const { id } = await this.acts.run(orderOf(textsOf(elegidas)), checkedKey(idempotencyKey), actor);
      response.redirect(303, `/lotes/${id}`);
    } catch (error) {
      const text = formErrors(mendable(error))
        .map((line) => line.text)
        .join(' ');
      this.pages.redirect(request, response, tray, { tone: 'error', text });
    }
  }
}

/** One box arrives as a text, several as a list. */
function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
