import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import {
  Allow,
  Clock,
  CurrentActor,
  Db,
  formOf,
  Pages,
  parse,
  ReceivesFiles,
  toMend,
  uploadsOf,
  type Actor,
} from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { regimesInForce } from '../clocks/regimes/regimes.queries.js';
import { pageOf } from '../page-number.js';
import { Endings } from './endings.service.js';
import { renderPetitionerLetter } from './letter/petitioner-letter.js';
import { CompletionRequest, LapseRequest, PreventionRequest } from './preventing.dto.js';
import { noPrevention } from './preventing.errors.js';
import { PreventionView, type PreventionForm } from './prevention.view.js';
import { PreventionsView } from './preventions.view.js';
import { countPreventions, listPreventions, preventionOf } from './preventions.queries.js';
import { Preventions } from './preventions.service.js';

const SIZE = 25;
type Sent = Pick<PreventionForm, 'typed' | 'errors'> & { status: number; sent?: PreventionForm['sent'] };

/** Where the office asks a petitioner to complete, and writes down what came or that nothing came. */
@Controller()
export class PreventionPages {
  constructor(
    private readonly preventions: Preventions,
    private readonly endings: Endings,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('tray.read')
  @Get('prevenciones')
  async list(@Req() request: Request, @Res() response: Response, @Query('pagina') pagina?: string): Promise<void> {
    const page = pageOf(pagina);
    const today = await this.calendars.dayOf(this.clock.now());
    const [counts, rows] = await Promise.all([
      countPreventions(this.db, today),
      listPreventions(this.db, { limit: SIZE, offset: (page - 1) * SIZE }),
    ]);
    const parts = { rows, counts, page, size: SIZE, today };
    const options = { title: 'Prevenciones', section: '/prevenciones', wide: true };
    await this.pages.send(request, response, options, <PreventionsView {...parts} />);
  }

  @Allow('prevention.make')
  @Get('peticiones/:folio/prevencion')
  form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.show(request, response, actor, folio, { typed: {}, errors: [], status: 200 });
  }

  @Allow('prevention.make')
  @Post('peticiones/:folio/prevencion')
  prevent(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.did(request, response, actor, folio, 'missing', async () => {
      await this.preventions.prevent(folio, parse(PreventionRequest, formOf(request)), actor);
      return 'Quedó registrada la prevención. Imprima el escrito y entréguelo.';
    });
  }

  @Allow('prevention.make')
  @ReceivesFiles()
  @Post('peticiones/:folio/prevencion/desahogo')
  complete(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.did(request, response, actor, folio, 'note', async () => {
      const { note } = formOf(request);
      await this.endings.complete(folio, parse(CompletionRequest, { note }), uploadsOf(request), actor);
      return 'La petición quedó completa y sigue su curso.';
    });
  }

  @Allow('prevention.make')
  @Post('peticiones/:folio/prevencion/no-presentada')
  lapse(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    return this.did(request, response, actor, folio, 'lapse', async () => {
      const { lapse: note } = formOf(request);
      await this.endings.lapse(folio, parse(LapseRequest, { note }), actor);
      return 'La petición se tuvo por no presentada. Imprima el escrito y entréguelo.';
    });
  }

  /** The letter to hand over: that which asks, or that which says that the petition counts as never filed. */
  @Allow('prevention.make')
  @Header('Content-Type', 'application/pdf')
  @Header('Cache-Control', 'private, no-store')
  @Get('peticiones/:folio/prevencion/:letter.pdf')
  async letter(
    @Param('folio') folio: string,
    @Param('letter') name: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const { id } = await findPetition(this.db, folio, actor);
    const prevention = await preventionOf(this.db, id);
    const letter = name === 'no-presentada' ? prevention?.lapse_letter : prevention?.letter;
    if (!letter) throw noPrevention();
    response.set('Content-Disposition', `inline; filename="${name}-${folio}.pdf"`);
    response.send(await renderPetitionerLetter(letter));
  }

  /** Does the act and shows where it led, or the form again with what is wrong. */
  private async did(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    field: NonNullable<PreventionForm['sent']>,
    act: () => Promise<string>,
  ): Promise<void> {
    try {
      const text = await act();
      this.pages.redirect(request, response, `/peticiones/${folio}/prevencion`, { tone: 'ok', text });
    } catch (error) {
      const { status, errors } = toMend(error, (code) => (code.startsWith('prevention.days') ? 'days' : field));
      const typed = formOf(request) as Record<string, string>;
      const named = field === 'lapse' ? errors.map(({ text }) => ({ name: 'lapse', text })) : errors;
      await this.show(request, response, actor, folio, { typed, errors: named, status, sent: field });
    }
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    folio: string,
    { status, ...form }: Sent,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const [prevention, regimes] = await Promise.all([preventionOf(this.db, petition.id), regimesInForce(this.db)]);
    const today = await this.calendars.dayOf(this.clock.now());
    const page = { title: `Prevención de ${petition.folio}`, section: '/prevenciones', status };
    await this.pages.send(
      request,
      response,
      page,
      <PreventionView {...{ petition, prevention, regimes, today, ...form }} />,
    );
  }
}
