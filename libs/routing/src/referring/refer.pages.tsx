import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import { documentsOf } from '@oficialia/documents';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  DomainError,
  formatDay,
  Pages,
  parse,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findPetition, mayAct, STATUSES } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { pageOf } from '../page-number.js';
import { ReferralsRequest } from '../referrals.dto.js';
import { referralsOf, type ReferralRow } from '../referrals.queries.js';
import { suggestionsOf } from '../suggestions/suggestions.service.js';
import { businessDays } from '../clocks/counting/term.js';
import { departmentsInUse } from './departments.queries.js';
import { FORM_ROWS, referFormErrors, proposedForm, referDraft, requestOf, typedIn, type Typed } from './refer.form.js';
import { ReferView } from './refer.view.js';
import { Referrals } from './referrals.service.js';
import { sourcePages } from './to-refer.queries.js';

/** The form that turns a petition, beside its document. */
@Controller()
export class ReferPages {
  constructor(
    private readonly referrals: Referrals,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('referral.make')
  @Get('peticiones/:folio/turnar')
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const { status } = await findPetition(this.db, folio, actor);
    if (!mayAct(status, 'refer')) {
      const text = `La petición está en estado «${STATUSES[status].label}»; por eso no se puede turnar.`;
      return this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'warn', text });
    }
    await this.show(request, response, { actor, folio, errors: [], status: 200 });
  }

  @Allow('referral.make')
  @Post('peticiones/:folio/turnar')
  async refer(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const typed = typedIn(request.body);
    try {
      const made = await this.referrals.refer(folio, parse(ReferralsRequest, requestOf(typed)), actor);
      this.pages.redirect(request, response, `/por-turnar?turnada=${folio}`, {
        tone: 'ok',
        text: doneWords(folio, made),
      });
    } catch (error) {
      if (!(error instanceof DomainError) || ![409, 422].includes(error.status)) throw error;
      await this.show(request, response, {
        actor,
        folio,
        typed,
        errors: referFormErrors(error, typed),
        status: error.status,
      });
    }
  }

  /** When a term ends that starts today, while it is typed. */
  @Allow('referral.make')
  @Get('por-turnar/vencimiento')
  async due(@Query() query: Record<string, string>, @Res() response: Response): Promise<void> {
    response.type('html').send(await this.dueWords(query[`termDays-${query['renglon']}`]));
  }

  private async show(
    request: Request,
    response: Response,
    form: { actor: Actor; folio: string; typed?: Typed; errors: FormError[]; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, form.folio, form.actor);
    const [documents, pages, suggestions, departments, earlier] = await Promise.all([
      documentsOf(this.db, petition.id),
      sourcePages(this.db, petition.id),
      suggestionsOf(this.db, petition.id),
      departmentsInUse(this.db),
      referralsOf(this.db, petition.id, form.actor),
    ]);
    const typed = form.typed ?? proposedForm(suggestions, petition.requires_reply, earlier.length);
    // After a lost race the form is shown with what is known now, so that sending it again is a decision.
    const shown = { ...typed, knownReferrals: String(earlier.length) };
    const rows = Array.from({ length: FORM_ROWS }, (_, row) => this.dueWords(typed[`termDays-${row}`]));
    const draft = referDraft(form.actor, petition.folio);
    const sheet = pageOf(typeof request.query['hoja'] === 'string' ? request.query['hoja'] : undefined);
    const parts = {
      petition,
      documents,
      pages,
      sheet,
      suggestions,
      departments,
      typed: shown,
      errors: form.errors,
      draft,
    };
    const issued = earlier.map((referral) => `${referral.oficio} a ${referral.department}`);
    await this.pages.send(
      request,
      response,
      { title: `Turnar ${petition.folio}`, section: '/por-turnar', wide: true, status: form.status },
      <ReferView {...parts} earlier={issued} dueWords={await Promise.all(rows)} />,
    );
  }

  private async dueWords(termDays: string | undefined): Promise<string> {
    const days = Number(termDays);
    if (!Number.isInteger(days) || days < 1 || days > 365) return 'Escriba de 1 a 365 días hábiles.';
    const { dueDate } = await this.calendars.dueDate(this.db, this.clock.now(), days);
    return `${businessDays(days)} desde hoy: vence el ${formatDay(dueDate)}.`;
  }
}

function doneWords(folio: string, made: ReferralRow[]): string {
  const each = made.map(({ department, oficio, due_date }) => {
    const due = due_date ? `, vence el ${formatDay(due_date)}` : ', sin respuesta pendiente';
    return `${department} (oficio ${oficio}${due})`;
  });
  return `${folio} se turnó a ${each.join('; ')}.`;
}
