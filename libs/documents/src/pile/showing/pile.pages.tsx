import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formOf,
  mendable,
  Pages,
  ReceivesFiles,
  renderFragment,
  uploadsOf,
  type Actor,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { wholeNumber } from '../../documents.queries.js';
import { Arranging } from '../arranging/arranging.service.js';
import { petitionOf } from '../filing/folio-lookup.js';
import { FILING_PURPOSES } from '../filing/filing.queries.js';
import { Filing } from '../filing/filing.service.js';
import { SureFiling } from '../filing/sure-filing.service.js';
import { Piles, type FilesAs } from '../piles.service.js';
import { askedAct, numberIn, pagesIn, seenVersion } from './act-form.js';
import { PileShow, type PileAnswer } from './pile-show.js';

/** A pile and what people do with it. */
@Controller('digitalizaciones/:id')
export class PilePages {
  constructor(
    private readonly arranging: Arranging,
    private readonly filing: Filing,
    private readonly sureFiling: SureFiling,
    private readonly piles: Piles,
    private readonly pileShow: PileShow,
    private readonly pages: Pages,
    private readonly db: Db,
  ) {}

  @Allow('scan.manage')
  @Get()
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    await this.pileShow.send(request, response, actor, wholeNumber(id), { status: 200 });
  }

  /** Whose petition the typed folio is. */
  @Allow('scan.manage')
  @Get('folio')
  async whose(@Res() response: Response, @CurrentActor() actor: Actor, @Query('folio') typed = ''): Promise<void> {
    response
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(renderFragment(await this.whoseIs(typed, actor)));
  }

  @Allow('scan.manage')
  @Post('actos')
  async act(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const pile = wholeNumber(id);
    const form = formOf(request);
    await this.orSay(request, response, actor, pile, {}, async () => {
      const asked = askedAct(form);
      if ('undo' in asked) await this.arranging.undo(pile, actor, asked.undo);
      else if ('operation' in asked) await this.arranging.act(pile, actor, asked.operation, seenVersion(form));
      else await this.giveUpBacks(pile, actor);
      const bundle = numberIn(form['bundle']);
      this.pages.redirect(request, response, `/digitalizaciones/${pile}${bundle > 0 ? `#escrito-${bundle}` : ''}`);
    });
  }

  @Allow('scan.manage')
  @Post('archivados')
  async file(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const pile = wholeNumber(id);
    const form = formOf(request);
    const bundle = numberIn(form['bundle']);
    const typed = typeof form['folio'] === 'string' ? form['folio'] : '';
    await this.orSay(request, response, actor, pile, { typed: { bundle, folio: typed } }, async () => {
      const { folio, sender_name: sender } = await petitionOf(this.db, typed, actor);
      const purpose = FILING_PURPOSES.find((each) => each === form['purpose']);
      await this.filing.file(pile, bundle, folio, actor, { purpose, seen: seenVersion(form) });
      const notice = { tone: 'ok', text: `Se archivó en ${folio}, de ${sender}.` } as const;
      this.pages.redirect(request, response, `/digitalizaciones/${pile}`, notice);
    });
  }

  @Allow('scan.manage')
  @ReceivesFiles()
  @Post('archivos')
  async add(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<void> {
    const pile = wholeNumber(id);
    await this.orSay(request, response, actor, pile, {}, async () => {
      const as = addedAs(formOf(request));
      const { refused } = await this.piles.addFiles(pile, actor, uploadsOf(request), { as });
      const words = refused.map(({ error }) => error.message).join(' ');
      const next =
        typeof as === 'object'
          ? 'La página nueva toma su lugar en cuanto se lea.'
          : 'Las hojas aparecen conforme se leen.';
      this.pages.redirect(
        request,
        response,
        `/digitalizaciones/${pile}`,
        words ? { tone: 'warn', text: `No se recibió todo. ${words}` } : { tone: 'ok', text: `Se recibió. ${next}` },
      );
    });
  }

  private async giveUpBacks(pile: number, actor: Actor): Promise<void> {
    await this.arranging.giveUpBacks(pile, actor);
    await this.sureFiling.file(pile);
  }

  /** Does it, or shows the present state with what stood in the way. */
  private async orSay(
    request: Request,
    response: Response,
    actor: Actor,
    pile: number,
    answer: Omit<PileAnswer, 'status'>,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { status, message: problem } = mendable(error, 'petition.not-found', 'pile.page-not-found');
      await this.pileShow.send(request, response, actor, pile, { ...answer, status, problem });
    }
  }

  private async whoseIs(typed: string, actor: Actor) {
    if (typed.trim() === '') return <></>;
    try {
      const { folio, sender_name: sender, subject, status } = await petitionOf(this.db, typed, actor);
      return (
        <>
          <b>{folio}</b> · {sender}
          {status === 'annulled' && ' · anulada'}
          <br />
          <small>{subject}</small>
        </>
      );
    } catch (error) {
      return <span class="bundle-unknown">{mendable(error, 'petition.not-found').message}</span>;
    }
  }
}

function addedAs(form: Record<string, unknown>): FilesAs {
  const [replaces] = pagesIn(form['replaces']);
  if (replaces) return { replaces };
  return form['as'] === 'backs' ? 'backs' : 'more';
}
