import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  CurrentActor,
  Db,
  ErrorSummary,
  formErrors,
  formOf,
  mendable,
  PageHeader,
  Pages,
  Panel,
  parse,
  type Actor,
} from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { ReopeningDecision, SatisfactionQuery } from './afterwards.dto.js';
import { DecisionForm } from './afterwards.panel.js';
import { newestEvaluations, openReopenings, satisfaction } from './afterwards.queries.js';
import { AfterwardsView } from './afterwards.view.js';
import { Reopenings } from './reopenings.service.js';

const MOST = 50;

/** What petitioners say of the answers, and the matters that they ask to open again. */
@Controller()
export class AfterwardsPages {
  constructor(
    private readonly db: Db,
    private readonly reopenings: Reopenings,
    private readonly pages: Pages,
  ) {}

  @Allow('tray.read')
  @Get('valoraciones')
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('desde') from?: string,
  ): Promise<void> {
    const { since } = parse(SatisfactionQuery, { since: from ?? '' });
    const view = {
      since,
      figure: await satisfaction(this.db, since),
      reopenings: await openReopenings(this.db, MOST),
      evaluations: await newestEvaluations(this.db, MOST),
      mayDecide: actor.permissions.has('reopening.decide'),
    };
    const page = { title: 'Valoraciones y reaperturas', section: '/valoraciones', wide: true };
    await this.pages.send(request, response, page, <AfterwardsView {...view} />);
  }

  @Allow('reopening.decide')
  @Post('peticiones/:folio/reapertura')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const form = formOf(request);
    try {
      const { accepted } = await this.reopenings.decide(folio, parse(ReopeningDecision, form), actor);
      const text = accepted
        ? `${folio} se reabrió: las dependencias que contestaron la tienen otra vez, con su plazo.`
        : `La reapertura de ${folio} se negó; quien la pidió puede leer el motivo.`;
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      const problem = mendable(error);
      const { subject } = await findPetition(this.db, folio, actor);
      const page = { title: `Reapertura de ${folio}`, section: '/valoraciones', status: problem.status };
      const reason = typeof form['reason'] === 'string' ? form['reason'] : undefined;
      await this.pages.send(
        request,
        response,
        page,
        <>
          <Breadcrumbs items={[{ label: folio, href: `/peticiones/${folio}` }, { label: 'Reapertura' }]} />
          <PageHeader title="Decidir la reapertura" lead={subject} />
          <Panel>
            <ErrorSummary errors={formErrors(problem)} />
            <DecisionForm folio={folio} reason={reason} />
          </Panel>
        </>,
      );
    }
  }
}
