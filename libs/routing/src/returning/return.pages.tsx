import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formatDay,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { findReferral } from '../referrals.queries.js';
import { departmentsInUse } from '../referring/departments.queries.js';
import { ReturnRequest } from './returning.dto.js';
import { ReturnView } from './return.view.js';
import { Returns } from './returns.service.js';

/** The form with which a department gives a petition back. */
@Controller('turnos/:id/devolucion')
export class ReturnPages {
  constructor(
    private readonly returns: Returns,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.return')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    if (referral.status === 'issued') {
      const text = `Registre primero el acuse del oficio ${referral.oficio}; después podrá devolverlo.`;
      return this.pages.redirect(request, response, `/turnos/${id}/acuse`, { tone: 'info', text });
    }
    if (referral.status !== 'acknowledged') return response.redirect(303, `/peticiones/${referral.folio}`);
    await this.show(request, response, { actor, id, typed: {}, errors: [], status: 200 });
  }

  @Allow('referral.return')
  @Post()
  async giveBack(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const { oficio, folio } = await this.returns.giveBack(id, parse(ReturnRequest, typed), actor);
      const text = `El oficio ${oficio}, petición ${folio}, quedó devuelto. Seguimiento decide a quién corresponde.`;
      this.pages.redirect(request, response, '/turnos', { tone: 'ok', text });
    } catch (error) {
      const said = toMend(error, (code) => (code === 'referral.proposes-itself' ? 'proposed' : 'reason'));
      await this.show(request, response, { actor, id, typed, ...said });
    }
  }

  private async show(
    request: Request,
    response: Response,
    form: ShownForm & { actor: Actor; id: string },
  ): Promise<void> {
    const { actor, id, typed, errors, status } = form;
    const [referral, departments] = await Promise.all([findReferral(this.db, id, actor), departmentsInUse(this.db)]);
    const others = departments.filter(({ key }) => key !== referral.department_key);
    const since = referral.acknowledged_at;
    const until = since ? formatDay(await this.returns.returnBy(this.db, since)) : undefined;
    const page = { title: `Devolver el oficio ${referral.oficio}`, section: '/turnos', status };
    await this.pages.send(
      request,
      response,
      page,
      <ReturnView referral={referral} departments={others} until={until} typed={typed} errors={errors} />,
    );
  }
}
