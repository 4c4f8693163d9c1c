import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  toMend,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findPetition, mayAct, STATUSES } from '@oficialia/registry';
import { Calendars } from '@oficialia/directory';
import type { Request, Response } from 'express';
import { regimesInForce } from '../clocks/regimes/regimes.queries.js';
import { seriesInUse } from '../oficio/series/series.queries.js';
import { departmentsInUse } from '../referring/departments.queries.js';
import { suggestionsOf } from '../suggestions/suggestions.queries.js';
import { RemissionRequest } from './remission.dto.js';
import { remissionDraft, RemissionFormView, USUAL_BASIS, type RemissionForm } from './remission.view.js';
import { Remissions } from './remissions.service.js';

/** The form that sends a petition to the authority that is competent. */
@Controller('peticiones/:folio/remision')
export class RemissionPages {
  constructor(
    private readonly remissions: Remissions,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('remission.make')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Query('regimen') regime?: string,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    if (!mayAct(petition.status, 'remit')) {
      const text = `La petición está en estado «${STATUSES[petition.status].label}»; por eso no se puede remitir.`;
      return this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'warn', text });
    }
    const suggested = (await suggestionsOf(this.db, petition.id)).find(({ level }) => level !== 'municipal');
    const typed = {
      authority: suggested?.department_key ?? '',
      legalBasis: suggested?.legal_basis ?? USUAL_BASIS,
      copies: suggested?.copies.join('\n') ?? '',
      ...(regime && { regime }),
    };
    await this.show(request, response, actor, folio, { typed, errors: [], status: 200 });
  }

  @Allow('remission.make')
  @Post()
  async remit(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const { oficio, authority } = await this.remissions.remit(folio, parse(RemissionRequest, typed), actor);
      const text = `${folio} se remitió a ${authority} con el oficio ${oficio}. En el portal ya se dice a quién se envió.`;
      this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
    } catch (error) {
      await this.show(request, response, actor, folio, { typed, ...toMend(error, 'authority') });
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    form: { typed: RemissionForm['typed']; errors: FormError[]; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const [departments, regimes, series, regime] = await Promise.all([
      departmentsInUse(this.db),
      regimesInForce(this.db),
      seriesInUse(this.db),
      this.remissions.regimeOf(this.db, petition.id, form.typed['regime'] || undefined),
    ]);
    const remitBy = await this.remissions.remitBy(this.db, petition, regime);
    const { day: today } = await this.calendars.arrival(this.clock.now());
    const draft = remissionDraft(actor, folio);
    const page = { title: `Remitir ${folio}`, section: '/por-turnar', status: form.status };
    const shown = { petition, departments, regimes, series, regime, remitBy, today, draft, ...form };
    await this.pages.send(request, response, page, <RemissionFormView {...shown} />);
  }
}
