import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type FormError } from '@oficialia/platform';
import { findPetition, mayAct } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { LetterTextRequest } from '../replies.dto.js';
import type { Typed } from '../sent-form.js';
import { LetterView } from './letter.view.js';
import { Letters } from './letters.service.js';
import { letterTextOf } from './letter-texts.queries.js';

/** The letter that tells a petitioner the answer: how it begins and ends, how it looks, and the paper. */
@Controller('peticiones/:folio')
export class LetterPages {
  constructor(
    private readonly letters: Letters,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('tray.read')
  @Get('oficio-de-respuesta')
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    await this.show(request, response, actor, { folio, errors: [], status: 200 });
  }

  @Allow('notification.make')
  @Post('oficio-de-respuesta')
  async write(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const typed = formOf(request) as Typed;
    try {
      await this.letters.write(folio, parse(LetterTextRequest, typed), actor);
      const text = `Se guardó el oficio de notificación de ${folio}.`;
      this.pages.redirect(request, response, `/peticiones/${folio}/oficio-de-respuesta`, { tone: 'ok', text });
    } catch (error) {
      await this.show(request, response, actor, { folio, typed, ...toMend(error) });
    }
  }

  /** The letter as it would be with what is typed; nothing is kept. */
  @Allow('notification.make')
  @HttpCode(200)
  @Header('Cache-Control', 'private, no-store')
  @Post('oficio-de-respuesta/vista-previa')
  async preview(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const words = parse(LetterTextRequest, formOf(request));
    this.sendPdf(response, folio, await this.letters.pdf(folio, actor, words));
  }

  @Allow('tray.read')
  @Header('Cache-Control', 'private, no-store')
  @Get('respuesta.pdf')
  async letter(@Param('folio') folio: string, @CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    this.sendPdf(response, folio, await this.letters.pdf(folio, actor));
  }

  private sendPdf(response: Response, folio: string, pdf: Buffer): void {
    response.type('application/pdf').set('Content-Disposition', `inline; filename="respuesta-${folio}.pdf"`).send(pdf);
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    { folio, typed, errors, status }: { folio: string; typed?: Typed; errors: FormError[]; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const kept = await letterTextOf(this.db, petition.id);
    const mayWrite = actor.permissions.has('notification.make') && mayAct(petition.status, 'send_back');
    const shown = typed ?? { introduction: kept?.introduction ?? '', closing: kept?.closing ?? '' };
    const page = { title: `Oficio de notificación de ${folio}`, section: '/por-notificar', status };
    await this.pages.send(
      request,
      response,
      page,
      <LetterView petition={petition} kept={kept} mayWrite={mayWrite} typed={shown} errors={errors} />,
    );
  }
}
