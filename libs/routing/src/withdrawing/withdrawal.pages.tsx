import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formErrors,
  formOf,
  mendable,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
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
      const problem = mendable(error);
      const form = { typed: { reason: reason ?? '' }, errors: formErrors(problem, 'reason'), status: problem.status };
      await this.show(request, response, actor, folio, form);
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    { status, ...form }: { typed: Record<string, string>; errors: FormError[]; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const page = { title: `Desistimiento de ${petition.folio}`, section: '/peticiones', status };
    await this.pages.send(request, response, page, <WithdrawalView petition={petition} {...form} />);
  }
}
