import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type FormError,
  type ShownForm,
} from '@oficialia/platform';
import { clockOf } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { ApprovalRequest, IncongruenceRequest } from '../replies.dto.js';
import { notTheChief } from '../replies.errors.js';
import { findReply, repliesToApprove } from '../reply.queries.js';
import type { Typed } from '../sent-form.js';
import { approvalOf } from './approval-settings.queries.js';
import { ApprovalView, SendBackView, ToApproveView } from './review.view.js';
import { Chiefs } from './chiefs.service.js';
import { Reviews } from './reviews.service.js';

type Sent = ShownForm & { id: string };

/** The chief approves what the department wrote; the follow-up office sends back what does not fit. */
@Controller()
export class ReviewPages {
  constructor(
    private readonly reviews: Reviews,
    private readonly chiefs: Chiefs,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('reply.approve')
  @Get('por-aprobar')
  async tray(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const department = actor.departmentId ?? 0;
    const [replies, decides, setting] = await Promise.all([
      repliesToApprove(this.db, department),
      this.chiefs.chiefhood(this.db, actor),
      approvalOf(this.db, department),
    ]);
    const page = { title: 'Por aprobar', section: '/por-aprobar', wide: true };
    await this.pages.send(
      request,
      response,
      page,
      <ToApproveView replies={replies} decides={decides !== undefined} setting={setting} />,
    );
  }

  @Allow('reply.approve')
  @Get('respuestas/:id/aprobacion')
  approvalForm(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    return this.showApproval(request, response, actor, { id, typed: {}, errors: [], status: 200 });
  }

  @Allow('reply.approve')
  @Post('respuestas/:id/aprobacion')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Typed;
    try {
      const { folio, reviews } = await this.reviews.decide(id, parse(ApprovalRequest, typed), actor);
      const approved = reviews.at(-1)?.verdict === 'approved';
      const text = approved
        ? `Aprobó la respuesta a ${folio}; ya la tiene la oficina.`
        : `Devolvió la respuesta a ${folio}; quien la escribió ve el motivo.`;
      this.pages.redirect(request, response, '/por-aprobar', { tone: 'ok', text });
    } catch (error) {
      await this.showApproval(request, response, actor, { id, typed, ...toMend(error) });
    }
  }

  @Allow('reply.send_back')
  @Get('respuestas/:id/devolucion')
  sendBackForm(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    return this.showSendBack(request, response, actor, { id, typed: {}, errors: [], status: 200 });
  }

  @Allow('reply.send_back')
  @Post('respuestas/:id/devolucion')
  async sendBack(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = formOf(request) as Typed;
    try {
      const { folio, department } = await this.reviews.sendBack(
        id,
        parse(IncongruenceRequest, requestOf(typed)),
        actor,
      );
      const text = `Se devolvió a ${department} la respuesta a ${folio}; tiene que contestar de nuevo.`;
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const { errors, status } = toMend(error);
      await this.showSendBack(request, response, actor, { id, typed, errors: atPoints(errors, typed), status });
    }
  }

  private async showApproval(request: Request, response: Response, actor: Actor, sent: Sent): Promise<void> {
    const reply = await findReply(this.db, sent.id, actor);
    if (!(await this.chiefs.chiefhood(this.db, actor))) throw notTheChief();
    const page = { title: `Aprobar la respuesta a ${reply.folio}`, section: '/por-aprobar', status: sent.status };
    await this.pages.send(request, response, page, <ApprovalView reply={reply} {...sent} />);
  }

  private async showSendBack(request: Request, response: Response, actor: Actor, sent: Sent): Promise<void> {
    const reply = await findReply(this.db, sent.id, actor);
    const clock = await clockOf(this.db, reply.referral_id);
    const page = { title: `Devolver la respuesta a ${reply.folio}`, section: '/por-notificar', status: sent.status };
    await this.pages.send(request, response, page, <SendBackView reply={reply} clock={clock} {...sent} />);
  }
}

/** Points are those whose reason was written: `point-2`. */
function requestOf(typed: Typed): object {
  const points = namedPoints(typed).map((number) => ({ number, reason: typed[`point-${number}`] }));
  return { reason: typed['reason'], term: typed['term'], ...(points.length > 0 && { points }) };
}

function namedPoints(typed: Typed): number[] {
  return Object.keys(typed).flatMap((name) => {
    const [, number] = /^point-(\d{1,2})$/.exec(name) ?? [];
    return number !== undefined && typed[name]?.trim() ? [Number(number)] : [];
  });
}

function atPoints(errors: FormError[], typed: Typed): FormError[] {
  return errors.map(({ name, text }) => {
    const [, index] = /^points\.(\d+)\./.exec(name ?? '') ?? [];
    return { name: index === undefined ? name : `point-${namedPoints(typed)[Number(index)]}`, text };
  });
}
