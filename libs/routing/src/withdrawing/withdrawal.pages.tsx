import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  ReceivesFiles,
  toMend,
  uploadsOf,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { WithdrawalRequest } from './withdrawal.dto.js';
import { WithdrawalView } from './withdrawal.view.js';
import { Withdrawals } from './withdrawals.service.js';

/** Where the office writes down that the petitioner no longer asks for it. */
@Controller()
export class WithdrawalPages {
  constructor(
    private readonly withdrawals: Withdrawals,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('prevention.make')
  @Get('peticiones/:folio/desistimiento')
  form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.show(request, response, actor, folio, { typed: {}, errors: [], status: 200 });
  }

  @Allow('prevention.make')
  @ReceivesFiles()
  @Post('peticiones/:folio/desistimiento')
  async withdraw(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const { reason } = formOf(request) as Record<string, string>;
    try {
      await this.withdrawals.withdraw(folio, parse(WithdrawalRequest, { reason }), uploadsOf(request), actor);
      const text = 'Quedó registrado el desistimiento; la petición terminó.';
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const typed = { reason: reason ?? '' };
      await this.show(request, response, actor, folio, { typed, ...toMend(error, 'reason') });
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    { status, ...form }: ShownForm,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const page = { title: `Desistimiento de ${petition.folio}`, section: '/peticiones', status };
    await this.pages.send(request, response, page, <WithdrawalView petition={petition} {...form} />);
  }
}
