import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { documentsOf, marksOnPage } from '@oficialia/documents';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formatDay,
  mendable,
  Pages,
  parse,
  type Actor,
  type FormError,
  type Mark,
} from '@oficialia/platform';
import { findPetition, mayAct, STATUSES, type PetitionRow } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { Clocks } from '../clocks/clocks.service.js';
import { termInWords } from '../clocks/counting/term.js';
import { regimesInForce } from '../clocks/regimes/regimes.queries.js';
import type { StartsAt } from '../clocks/regimes/term-regime.entity.js';
import { momentsOf } from '../preventing/preventions.queries.js';
import { seriesInUse } from '../oficio/series/series.queries.js';
import { pageOf } from '../page-number.js';
import { ReferralsRequest } from '../referrals.dto.js';
import { isInForce, referralsOf } from '../referrals.queries.js';
import { ruleNames } from '../rules/rule-names.queries.js';
import { rulesOf } from '../rules/rules.queries.js';
import { assessmentOf, suggestionsOf, type SuggestionRow } from '../suggestions/suggestions.queries.js';
import { departmentsInUse } from './departments.queries.js';
import {
  FORM_ROWS,
  isRemission,
  proposedBy,
  proposedForm,
  referDraft,
  referFormErrors,
  requestOf,
  typedIn,
  type Typed,
} from './refer.form.js';
import type { Judged } from './refer-reasons.view.js';
import { referredWords } from './referred-words.js';
import { ReferView } from './refer.view.js';
import { Referrals } from './referrals.service.js';
import { sourcePages, type SourcePage } from './to-refer.queries.js';

/** The form that turns a petition, beside its document. */
@Controller()
export class ReferPages {
  constructor(
    private readonly referrals: Referrals,
    private readonly clocks: Clocks,
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
    const { id, status } = await findPetition(this.db, folio, actor);
    if (!mayAct(status, 'refer')) {
      const text = `La petición está en estado «${STATUSES[status].label}»; por eso no se puede turnar.`;
      return this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'warn', text });
    }
    if (status === 'received' && request.query['dependencia'] !== 'municipal' && (await this.isRemission(id))) {
      return response.redirect(303, `/peticiones/${folio}/remision`);
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
        text: referredWords(folio, made),
      });
    } catch (error) {
      const problem = mendable(error);
      await this.show(request, response, {
        actor,
        folio,
        typed,
        errors: referFormErrors(problem, typed),
        status: problem.status,
      });
    }
  }

  /** When the term would end if the petition were turned now, while it is typed. */
  @Allow('referral.make')
  @Get('peticiones/:folio/turnar/vencimiento')
  async due(
    @Param('folio') folio: string,
    @Query() query: Record<string, string>,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const row = query['renglon'] ?? '0';
    response.type('html').send(await this.dueWords(petition, query[`termDays-${row}`], query[`regime-${row}`]));
  }

  private async show(
    request: Request,
    response: Response,
    form: { actor: Actor; folio: string; typed?: Typed; errors: FormError[]; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, form.folio, form.actor);
    const [documents, pages, suggestions, judged, departments, regimes, series, earlier] = await Promise.all([
      documentsOf(this.db, petition.id, form.actor),
      sourcePages(this.db, petition.id),
      suggestionsOf(this.db, petition.id),
      this.judged(petition.id),
      departmentsInUse(this.db),
      regimesInForce(this.db),
      seriesInUse(this.db),
      referralsOf(this.db, petition.id, form.actor),
    ]);
    const proposed = proposedBy(suggestions, judged?.failed === true);
    const typed = form.typed ?? proposedForm(proposed, petition.requires_reply, earlier.length);
    // After a lost race the form is shown with what is known now, so that sending it again is a decision.
    const shown = { ...typed, knownReferrals: String(earlier.length) };
    const rows = Array.from({ length: FORM_ROWS }, (_, row) =>
      this.dueWords(petition, typed[`termDays-${row}`], typed[`regime-${row}`]),
    );
    const draft = referDraft(form.actor, petition.folio);
    const sheet = pageOf(typeof request.query['hoja'] === 'string' ? request.query['hoja'] : undefined);
    const parts = {
      petition,
      documents,
      pages,
      sheet,
      marks: await this.marks(pages[sheet - 1] ?? pages[0], suggestions),
      suggestions,
      judged,
      departments,
      regimes,
      series,
      typed: shown,
      errors: form.errors,
      draft,
    };
    const issued = earlier.filter(isInForce).map((referral) => `${referral.oficio} a ${referral.department}`);
    await this.pages.send(
      request,
      response,
      { title: `Turnar ${petition.folio}`, section: '/por-turnar', wide: true, status: form.status },
      <ReferView {...parts} earlier={issued} dueWords={await Promise.all(rows)} />,
    );
  }

  /** Whether another authority is proposed: then the form of the remission stands in the place of this one. */
  private async isRemission(petitionId: number): Promise<boolean> {
    const [suggestions, judged] = await Promise.all([suggestionsOf(this.db, petitionId), this.judged(petitionId)]);
    const [best] = proposedBy(suggestions, judged?.failed === true);
    return best !== undefined && isRemission(best);
  }

  /** The words for which departments are proposed, on the page that is shown. */
  private async marks(shown: SourcePage | undefined, suggestions: SuggestionRow[]): Promise<Mark[]> {
    if (!shown) return [];
    const words = suggestions.flatMap(({ reason }) => reason.words.map(({ written }) => written));
    return marksOnPage(this.db, { documentId: shown.document_id, number: shown.number }, words);
  }

  /** How the rules judged the petition, with what it takes to say so in words. */
  private async judged(petitionId: number): Promise<Judged | undefined> {
    const assessment = await assessmentOf(this.db, petitionId);
    if (!assessment) return undefined;
    const [rules, names] = await Promise.all([rulesOf(this.db, assessment.rule_set_id), ruleNames(this.db)]);
    return { ...assessment, rules, names };
  }

  /** What term follows from the regime and the number that is typed, and when it would end. */
  private async dueWords(petition: PetitionRow, amount = '', regime = ''): Promise<string> {
    const typed = amount === '' ? undefined : Number(amount);
    if (typed !== undefined && (!Number.isInteger(typed) || typed < 1 || typed > 365)) return 'Escriba de 1 a 365.';
    const choice = { regime: regime || undefined, days: typed, hours: typed, ...(await momentsOf(this.db, petition)) };
    try {
      const now = { referredAt: this.clock.now() };
      const {
        term,
        reading,
        regime: chosen,
      } = await this.db.transaction((tx) => this.clocks.plan(tx, { ...choice, ...now }));
      const ends = reading.dueDate ? `: vence el ${formatDay(reading.dueDate)}` : '';
      return `${termInWords(term)} ${SINCE[chosen.starts_at]}${ends}.`;
    } catch (error) {
      return mendable(error).message;
    }
  }
}

/** Since when a term runs, in the words of who turns the petition. */
const SINCE: Record<StartsAt, string> = {
  filing: 'desde que se recibió',
  referral: 'desde hoy',
  acknowledgement: 'desde el acuse',
};
