import { Controller, Post, Req, Res } from '@nestjs/common';
import { formErrors, mendable, Pages, parse, Public, ValidationProblem, type DomainError } from '@oficialia/platform';
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { LookupForm } from '../lookup-form.js';
import type { PetitionProgress } from '../petition-progress.js';
import type { TypedLookup } from '../portal-lookup.js';
import { EvaluationRequest, ReopeningRequest } from '../portal.dto.js';
import { typedIn } from '../portal.pages.js';
import { StatusCard } from '../status-card.js';
import { toldToWait } from '../told-to-wait.js';
import type { Said } from './afterwards.forms.js';
import { Afterwards } from './afterwards.service.js';

const FOUND_OUT = [404, 429];

/** What the petitioner says of the answer. The page comes back with it; sent twice, it is said once. */
@Controller()
export class AfterwardsPages {
  constructor(
    private readonly pages: Pages,
    private readonly afterwards: Afterwards,
  ) {}

  @Public()
  @Post('valoracion')
  async evaluate(@Req() request: Request, @Res() response: Response): Promise<void> {
    const words = textsOf(request, ['verdict', 'comment']);
    await this.act(
      request,
      response,
      words,
      'Gracias: quedó guardado lo que nos dice. Puede cambiarlo aquí mismo.',
      (typed) => this.afterwards.evaluate(parse(EvaluationRequest, { ...typed, ...words }), request),
    );
  }

  @Public()
  @Post('reapertura')
  async reopen(@Req() request: Request, @Res() response: Response): Promise<void> {
    const words = textsOf(request, ['reason']);
    await this.act(request, response, words, 'La oficina recibió su solicitud; aquí verá qué decide.', (typed) =>
      this.afterwards.askReopening(parse(ReopeningRequest, { ...typed, ...words }), request),
    );
  }

  /** A POST, so that the code stays out of addresses. */
  @Public()
  @Post('respuesta.pdf')
  async copy(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { folio, pdf } = await toldToWait(response, this.afterwards.answerCopy(typedIn(request.body), request));
    response.status(200).set('Cache-Control', 'no-store').type('application/pdf');
    response.set('Content-Disposition', `attachment; filename="respuesta-${folio}.pdf"`).send(pdf);
  }

  private async act(
    request: Request,
    response: Response,
    words: Said['typed'],
    done: string,
    work: (typed: TypedLookup) => Promise<PetitionProgress>,
  ): Promise<void> {
    const typed = typedIn(request.body);
    try {
      const progress = await toldToWait(response, work(typed));
      await this.show(request, response, 200, <StatusCard progress={progress} code={typed.code} said={{ done }} />);
    } catch (error) {
      const problem = mendable(error, 'lookup.failed', 'portal.foreign');
      await this.showAgain(request, response, typed, words, problem);
    }
  }

  /** With what was typed: on the petition's page, or, when it was not found, on the form that asks for it. */
  private async showAgain(
    request: Request,
    response: Response,
    typed: TypedLookup,
    words: Said['typed'],
    error: DomainError,
  ): Promise<void> {
    const errors = formErrors(error, FOUND_OUT.includes(error.status) ? 'folio' : undefined);
    const wrongKey = error instanceof ValidationProblem && error.fields.some(({ field }) => KEYS.includes(field));
    if (wrongKey || FOUND_OUT.includes(error.status) || error.status === 403)
      return this.show(request, response, error.status, <LookupForm purpose="status" typed={typed} errors={errors} />);
    const progress = await this.afterwards.progress(typed, request);
    const said = { typed: words, errors };
    await this.show(request, response, error.status, <StatusCard progress={progress} code={typed.code} said={said} />);
  }

  private async show(request: Request, response: Response, status: number, body: VNode): Promise<void> {
    await this.pages.send(request, response, { title: 'Su petición', status }, body);
  }
}

const KEYS = ['folio', 'codigo', 'code'];

function textsOf(request: Request, names: string[]): Record<string, string> {
  const sent = (request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.flatMap((name) => (typeof sent[name] === 'string' ? [[name, sent[name]]] : [])));
}
