import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Config,
  CurrentActor,
  Db,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
} from '@oficialia/platform';
import { findReferral } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { ReplyRequest } from '../replies.dto.js';
import { saidOf, typedIn } from '../sent-form.js';
import { Replies } from './replies.service.js';
import { replyDraft } from '../drafts.js';
import { ReplyFormView, type ReplyForm } from './reply.view.js';

const FIELDS = ['sense', 'text'];

/** The department answers what was turned to it. */
@Controller('turnos/:id/respuesta')
export class ReplyPages {
  constructor(
    private readonly replies: Replies,
    private readonly config: Config,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('reply.make')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const referral = await findReferral(this.db, id, actor);
    if (!['issued', 'acknowledged'].includes(referral.status) || !referral.requires_reply)
      return response.redirect(303, `/peticiones/${referral.folio}`);
    const notice = {
      tone: 'info' as const,
      text: `Primero registre el acuse del oficio ${referral.oficio}; después podrá contestarlo.`,
    };
    if (referral.status === 'issued') return this.pages.redirect(request, response, `/turnos/${id}/acuse`, notice);
    await this.show(request, response, actor, { referral, typed: {}, errors: [] });
  }

  @Allow('reply.make')
  @ReceivesFiles()
  @Post()
  async reply(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = typedIn(request.body, FIELDS);
    const files = uploadsOf(request);
    try {
      const { folio } = await this.replies.reply(id, parse(ReplyRequest, typed), files, actor);
      const text = `Quedó registrada la respuesta a la petición ${folio}. La oficina la notificará a quien la presentó.`;
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const { status, errors } = saidOf(error, files.length > 0);
      await this.show(
        request,
        response,
        actor,
        { referral: await findReferral(this.db, id, actor), typed, errors },
        status,
      );
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    form: Pick<ReplyForm, 'referral' | 'typed' | 'errors'>,
    status = 200,
  ): Promise<void> {
    const parts = { ...form, draft: replyDraft(actor, form.referral.id), maxMb: this.config.UPLOAD_LIMIT_MB };
    const page = { title: `Contestar el oficio ${form.referral.oficio}`, section: '/turnos', status };
    await this.pages.send(request, response, page, <ReplyFormView {...parts} />);
  }
}
