import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  CurrentActor,
  Db,
  formOf,
  Log,
  Pages,
  parse,
  toMend,
  ValidationProblem,
  viewOf,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { pageNotFound } from '../documents.errors.js';
import { textsOf, wholeNumber } from '../documents.queries.js';
import { NothingToType, ToType, typingDraft, type ToTypeProps } from './to-type.view.js';
import { TypedPageRequest } from './typing.dto.js';
import { countToType, pagesToType, pageToType, type PageToType } from './typing.queries.js';
import { Typing } from './typing.service.js';

const SECTION = '/por-leer';
const SAID = { typed: 'Se guardó el texto', confirmed: 'Se confirmó la lectura', illegible: 'Quedó como ilegible' };

/** The tray of the pages that a person has to read, one at a time. */
@Controller('por-leer')
export class ToTypePages {
  constructor(
    private readonly typing: Typing,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  @Allow('page.type')
  @Get()
  async next(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const skipped = skippedIn(query);
    const [place] = await pagesToType(this.db, actor, { limit: 1, skip: skipped });
    const done = typeof query['lista'] === 'string' ? query['lista'] : undefined;
    if (place) return this.show(request, response, actor, place, { skipped, done, errors: [], query, status: 200 });
    const frame = { title: 'Por leer', section: SECTION };
    await this.pages.send(request, response, frame, <NothingToType skipped={skipped} done={done} />);
  }

  /** A page by its address: also one that nobody has to read, to put its text right. */
  @Allow('page.type')
  @Get(':folio/:document/:number')
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() address: { folio: string; document: string; number: string },
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    const place = await this.find(address, actor);
    await this.show(request, response, actor, place, { skipped: skippedIn(query), errors: [], query, status: 200 });
  }

  @Allow('page.type')
  @Post(':folio/:document/:number')
  async type(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() address: { folio: string; document: string; number: string },
  ): Promise<void> {
    const { saltar, ...form } = formOf(request);
    const skipped = skippedIn({ saltar });
    const place = await this.find(address, actor);
    try {
      const said = saidIn(form);
      await this.typing.page(address, said, actor);
      const notice = {
        tone: 'ok',
        text: `${SAID[said.verdict]} de la página ${place.number} (${place.folio}).`,
      } as const;
      const lista = typingDraft(actor.id, place, said.version);
      this.pages.redirect(
        request,
        response,
        `${SECTION}?${new URLSearchParams({ saltar: String(skipped), lista })}`,
        notice,
      );
    } catch (error) {
      const typed = { text: stringIn(form, 'text'), reason: stringIn(form, 'reason') };
      const shown = { skipped, typed, query: {}, ...toMend(error, 'text') };
      await this.show(request, response, actor, place, shown);
    }
  }

  private async find(address: { folio: string; document: string; number: string }, actor: Actor): Promise<PageToType> {
    const { folio, document, number } = address;
    const place = await pageToType(this.db, actor, folio, wholeNumber(document), wholeNumber(number));
    if (!place) throw pageNotFound();
    return place;
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    place: PageToType,
    how: Pick<ToTypeProps, 'skipped' | 'errors' | 'typed' | 'done'> & {
      query: Record<string, unknown>;
      status: number;
    },
  ): Promise<void> {
    const [page] = await textsOf(this.db, place.document_id, place.number);
    if (!page) throw pageNotFound();
    const { query, status, ...rest } = how;
    const waiting = await countToType(this.db, actor);
    this.log.info({ event: 'page.to-type', folio: place.folio, document: place.document_id, actor: actor.id });
    const frame = { title: `Por leer · ${place.folio}`, section: SECTION, wide: true, status };
    const view = (
      <ToType place={place} page={page} waiting={waiting} view={viewOf(query)} actorId={actor.id} {...rest} />
    );
    await this.pages.send(request, response, frame, view);
  }
}

function saidIn(form: Record<string, unknown>): TypedPageRequest {
  const said = parse(TypedPageRequest, form);
  const missing: [boolean, FormError & { name: string }][] = [
    [said.verdict === 'typed' && !said.text, { name: 'text', text: 'Escriba el texto de la página.' }],
    [said.verdict === 'illegible' && !said.reason, { name: 'reason', text: 'Diga por qué no se puede leer.' }],
  ];
  const fields = missing.filter(([is]) => is).map(([, { name, text }]) => ({ field: name, message: text }));
  if (fields.length > 0) throw new ValidationProblem(fields);
  return said;
}

function skippedIn(query: Record<string, unknown>): number {
  return wholeNumber(typeof query['saltar'] === 'string' ? query['saltar'] : undefined);
}

function stringIn(form: Record<string, unknown>, name: string): string | undefined {
  return typeof form[name] === 'string' ? form[name] : undefined;
}
