import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Log, Pages, parse, toMend, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { duplicatesOf } from '../adding/duplicates.js';
import { Documents } from '../adding/documents.service.js';
import { findDocument, pagesAround, textsOf, wholeNumber } from '../documents.queries.js';
import { TypedWordRequest } from '../typing/typing.dto.js';
import { Typing } from '../typing/typing.service.js';
import { addressOf, hrefOf, lookOf, type Look } from './document-address.js';
import { DocumentView, type DocumentViewProps } from './document-view.js';

/** One document: its pages in large and in small, their text, and what one may do with it. */
@Controller('peticiones/:folio/documentos/:id')
export class DocumentPage {
  constructor(
    private readonly documents: Documents,
    private readonly typing: Typing,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  @Allow('document.read')
  @Get()
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    await this.show(request, response, actor, { folio, id, look: lookOf(query), status: 200 });
  }

  @Allow('page.type')
  @Post('paginas/:number/palabra')
  async word(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<void> {
    const { back, ...form } = formOf(request);
    const look = { ...lookOf(Object.fromEntries(new URLSearchParams(textIn(back)))), page: wholeNumber(number) };
    try {
      await this.typing.word({ folio, document: id, number }, parse(TypedWordRequest, form), actor);
    } catch (error) {
      const { errors, status } = toMend(error);
      const wordError = { text: errors[0]?.text ?? '', typed: textIn(form['word']) };
      const shown = { ...look, word: wholeNumber(textIn(form['index'])) };
      return this.show(request, response, actor, { folio, id, look: shown, status, wordError });
    }
    const url = `${addressOf({ folio, id: wholeNumber(id) })}${hrefOf(look)}`;
    this.pages.redirect(request, response, url, { tone: 'ok', text: 'Se corrigió la palabra.' });
  }

  @Allow('document.add')
  @Post('lectura')
  async readAgain(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.documents.readAgain(folio, id, actor);
    const notice = { tone: 'ok', text: 'El documento se leerá otra vez.' } as const;
    this.pages.redirect(request, response, addressOf({ folio, id: wholeNumber(id) }), notice);
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    asked: { folio: string; id: string; look: Look; status: number } & Pick<DocumentViewProps, 'wordError'>,
  ): Promise<void> {
    const { folio, id, look, status, wordError } = asked;
    const document = await findDocument(this.db, folio, id, actor);
    this.log.info({ event: 'document.view', folio, document: document.id, actor: actor.id });
    const pages = await pagesAround(this.db, document.id, look.page || 1);
    // A page that is not read yet, or an address typed by hand, shows the first one there is.
    const number = (pages.find((page) => page.number === look.page) ?? pages[0])?.number;
    const current = number === undefined ? undefined : (await textsOf(this.db, document.id, number))[0];
    const duplicates = await duplicatesOf(this.db, document.id, actor);
    const may = { mayAdd: actor.permissions.has('document.add'), mayType: actor.permissions.has('page.type') };
    const frame = { title: `${document.name} · ${folio}`, section: '/peticiones', wide: true, status };
    const view = <DocumentView {...{ document, pages, current, look, duplicates, wordError }} {...may} />;
    await this.pages.send(request, response, frame, view);
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
