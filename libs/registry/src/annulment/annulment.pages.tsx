import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  CurrentActor,
  Db,
  formErrors,
  formOf,
  PageHeader,
  Pages,
  Panel,
  parse,
  ValidationProblem,
  type Actor,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { excerpt } from '../excerpt.js';
import { findPetition } from '../petitions.queries.js';
import { AnnulmentDecision, AnnulmentRequest } from './annulment.dto.js';
import { AnnulmentForm } from './annulment.view.js';
import { Annulments } from './annulments.service.js';

@Controller('peticiones/:folio/anulaciones')
export class AnnulmentPages {
  constructor(
    private readonly annulments: Annulments,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('annulment.request')
  @Post()
  async request(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const form = formOf(request);
    try {
      const { reason } = parse(AnnulmentRequest, form);
      await this.annulments.request(folio, reason, actor);
      this.pages.redirect(request, response, `/peticiones/${folio}`, {
        tone: 'ok',
        text: 'Anulación solicitada; falta que otra persona la decida.',
      });
    } catch (error) {
      if (!(error instanceof ValidationProblem)) throw error;
      await this.showAgain(request, response, actor, folio, error);
    }
  }

  @Allow('annulment.decide')
  @Post('decision')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const { approved } = parse(AnnulmentDecision, formOf(request));
    await this.annulments.decide(folio, approved, actor);
    const text = approved ? 'La petición quedó anulada; el folio se conserva.' : 'La anulación fue rechazada.';
    this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
  }

  /** The form with what is wrong, on a page of its own. */
  private async showAgain(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    problem: ValidationProblem,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const { reason } = formOf(request);
    const title = 'Solicitar la anulación';
    await this.pages.send(
      request,
      response,
      { title: `${title} de ${petition.folio}`, section: '/peticiones', status: problem.status },
      <>
        <Breadcrumbs items={[{ label: petition.folio, href: `/peticiones/${petition.folio}` }, { label: title }]} />
        <PageHeader title={title} lead={excerpt(petition.subject)} />
        <Panel>
          <AnnulmentForm
            folio={petition.folio}
            reason={typeof reason === 'string' ? reason : undefined}
            errors={formErrors(problem)}
          />
        </Panel>
      </>,
    );
  }
}
