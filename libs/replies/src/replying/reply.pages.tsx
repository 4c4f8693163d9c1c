import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import {
  Allow,
  Clock,
  Config,
  CurrentActor,
  dateInWords,
  Db,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findReferral, pointsOf, type Point, type ReferralRow } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { replyDraft } from '../drafts.js';
import { ReplyRequest } from '../replies.dto.js';
import { repliesToReferral } from '../reply.queries.js';
import { openPoints, sentBack } from '../reply-state.js';
import { saidOf, typedIn, type Typed } from '../sent-form.js';
import { findTemplate, listTemplates } from '../templates/reply-templates.queries.js';
import { Replies } from './replies.service.js';
import { atFields, FIELDS, firstTyped, requestOf, withTemplate } from './reply.form.js';
import { ReplyFormView } from './reply.view.js';

interface Form {
  referral: ReferralRow;
  typed?: Typed;
  errors: FormError[];
  status: number;
  /** A template was just filled in: the browser's older draft must not cover it. */
  drafted?: boolean;
}

/** The department answers what was turned to it. */
@Controller('turnos/:id/respuesta')
export class ReplyPages {
  constructor(
    private readonly replies: Replies,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
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
    const notice = {
      tone: 'info' as const,
      text: `Primero registre el acuse del oficio ${referral.oficio}; después podrá contestarlo.`,
    };
    if (referral.requires_reply && referral.status === 'issued')
      return this.pages.redirect(request, response, `/turnos/${id}/acuse`, notice);
    if (referral.status !== 'acknowledged' || !referral.requires_reply)
      return response.redirect(303, `/peticiones/${referral.folio}`);
    await this.show(request, response, actor, { referral, errors: [], status: 200 });
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
      const { folio, needs_approval, kind } = await this.replies.reply(
        id,
        parse(ReplyRequest, requestOf(typed)),
        files,
        actor,
      );
      const text = doneWords(folio, needs_approval, kind === 'partial');
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const { status, errors } = saidOf(error, files.length > 0);
      const referral = await findReferral(this.db, id, actor);
      await this.show(request, response, actor, { referral, typed, errors: atFields(errors, typed), status });
    }
  }

  /** The same form with a template filled in where nothing is typed yet. */
  @Allow('reply.make')
  @ReceivesFiles()
  @Post('plantilla')
  async draft(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const typed = typedIn(request.body, FIELDS);
    const referral = await findReferral(this.db, id, actor);
    if (!typed['template']) {
      const errors = [{ name: 'template', text: 'Elija una plantilla.' }];
      return this.show(request, response, actor, { referral, typed, errors, status: 422 });
    }
    const template = await findTemplate(this.db, typed['template']);
    const { open } = await this.open(referral);
    const filled = withTemplate(typed, open, template, {
      folio: referral.folio,
      asunto: referral.subject,
      dependencia: referral.department,
      oficio: referral.oficio,
      remitente: referral.sender_name,
      fecha: dateInWords(await this.calendars.dayOf(this.clock.now())),
    });
    await this.show(request, response, actor, { referral, typed: filled, errors: [], status: 200, drafted: true });
  }

  private async open(
    referral: ReferralRow,
  ): Promise<{ points: Point[]; open: Point[]; replies: Awaited<ReturnType<typeof repliesToReferral>> }> {
    const replies = await repliesToReferral(this.db, referral.id);
    const points = (await pointsOf(this.db, [referral.id])).get(referral.id) ?? [];
    return { points, open: openPoints(points, replies), replies };
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    { referral, typed, errors, status, drafted }: Form,
  ): Promise<void> {
    const { points, open, replies } = await this.open(referral);
    const corrected = sentBack(replies, open);
    const parts = {
      referral,
      points,
      open,
      corrected,
      typed: typed ?? firstTyped(open, corrected),
      errors,
      drafted: drafted === true,
      templates: await listTemplates(this.db),
      today: await this.calendars.dayOf(this.clock.now()),
      draft: replyDraft(actor, referral.id),
      maxMb: this.config.UPLOAD_LIMIT_MB,
    };
    const page = { title: `Contestar el oficio ${referral.oficio}`, section: '/turnos', status };
    await this.pages.send(request, response, page, <ReplyFormView {...parts} />);
  }
}

function doneWords(folio: string, waits: boolean, partial: boolean): string {
  if (waits) return `La respuesta a ${folio} quedó enviada a su titular; cuenta en cuanto la apruebe.`;
  if (partial) return `Quedó registrada la respuesta parcial a ${folio}. El oficio sigue abierto por lo que falta.`;
  return `Quedó registrada la respuesta a la petición ${folio}. La oficina la notificará a quien la presentó.`;
}
