import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import {
  Allow,
  Breadcrumbs,
  CurrentActor,
  Db,
  formOf,
  PageHeader,
  Pages,
  parse,
  toMend,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { blockNotFound } from '../registry.errors.js';
import { ContingencyBooks } from './books.service.js';
import { ReservationRequest, ReservedAnnulmentRequest } from './contingency.dto.js';
import { listBlocks, reservedFolios } from './contingency.queries.js';
import { Contingency } from './contingency.service.js';
import { BlockView, BlocksView } from './contingency.view.js';

const SECTION = '/contingencia';

@Controller('contingencia')
export class ContingencyPages {
  constructor(
    private readonly contingency: Contingency,
    private readonly books: ContingencyBooks,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('contingency.read')
  @Get()
  async list(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    await this.showList(request, response, actor, {}, []);
  }

  @Allow('contingency.reserve')
  @Post()
  async reserve(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const body = formOf(request);
    try {
      const { count, reason } = parse(ReservationRequest, body);
      const block = await this.contingency.reserve(count, reason, actor);
      this.pages.redirect(request, response, `${SECTION}/${block}`, {
        tone: 'ok',
        text: `Se reservaron ${count} folios. Imprima las hojas y las etiquetas, y guárdelas en la ventanilla.`,
      });
    } catch (error) {
      const { errors, status } = toMend(error);
      await this.showList(request, response, actor, body, errors, status);
    }
  }

  @Allow('contingency.read')
  @Get(':block')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('block', ParseIntPipe) block: number,
  ): Promise<void> {
    await this.showBlock(request, response, actor, block, {}, []);
  }

  @Allow('contingency.reserve')
  @Post(':block/anulaciones')
  async annul(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('block', ParseIntPipe) block: number,
  ): Promise<void> {
    const body = formOf(request);
    try {
      const { folios, reason } = parse(ReservedAnnulmentRequest, body);
      await this.contingency.annul(block, folios, reason, actor);
      const text =
        folios.length === 1
          ? 'Se anuló 1 folio; se conserva en el libro.'
          : `Se anularon ${folios.length} folios; se conservan en el libro.`;
      this.pages.redirect(request, response, `${SECTION}/${block}`, { tone: 'ok', text });
    } catch (error) {
      const { errors, status } = toMend(error);
      await this.showBlock(request, response, actor, block, body, errors, status);
    }
  }

  @Allow('contingency.read')
  @Get(':block/etiquetas.pdf')
  async stickers(@Param('block', ParseIntPipe) block: number, @Res() response: Response): Promise<void> {
    send(response, await this.books.stickers(block), `etiquetas-contingencia-${block}`);
  }

  @Allow('contingency.read')
  @Get(':block/hojas.pdf')
  async sheets(@Param('block', ParseIntPipe) block: number, @Res() response: Response): Promise<void> {
    send(response, await this.books.sheets(block), `libro-contingencia-${block}`);
  }

  private async showList(
    request: Request,
    response: Response,
    actor: Actor,
    typed: Record<string, unknown>,
    errors: FormError[],
    status = 200,
  ): Promise<void> {
    const blocks = await listBlocks(this.db);
    await this.pages.send(
      request,
      response,
      { title: 'Contingencia', section: SECTION, status },
      <>
        <PageHeader
          title="Libro de contingencia"
          lead="Folios reservados para recibir a mano cuando no hay luz o sistema, y capturar después."
        />
        <BlocksView blocks={blocks} actor={actor} typed={typed} errors={errors} />
      </>,
    );
  }

  private async showBlock(
    request: Request,
    response: Response,
    actor: Actor,
    id: number,
    typed: Record<string, unknown>,
    errors: FormError[],
    status = 200,
  ): Promise<void> {
    const [block] = await listBlocks(this.db, id);
    if (!block) throw blockNotFound();
    const folios = await reservedFolios(this.db, id);
    const title = `${block.first_folio} a ${block.last_folio}`;
    await this.pages.send(
      request,
      response,
      { title, section: SECTION, status },
      <>
        <Breadcrumbs items={[{ label: 'Libro de contingencia', href: SECTION }, { label: title }]} />
        <PageHeader title={title} lead={block.reason} />
        <BlockView block={block} folios={folios} actor={actor} typed={typed} errors={errors} />
      </>,
    );
  }
}

function send(response: Response, pdf: Buffer, name: string): void {
  response.set('Content-Disposition', `inline; filename="${name}.pdf"`);
  response.type('application/pdf').set('Cache-Control', 'private, no-store').send(pdf);
}
