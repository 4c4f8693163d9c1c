import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  allowCamera,
  Allow,
  Breadcrumbs,
  Clock,
  Config,
  CurrentActor,
  Db,
  DomainError,
  PageHeader,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
  type Notice,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import type { RefusedFile } from '../adding/documents.service.js';
import { CameraView } from './camera/camera.view.js';
import { destinationOf, ScansRequest } from './receiving.dto.js';
import { Receiving } from './receiving.service.js';
import { ReceivingView, type Destination } from './receiving.view.js';
import { lastTaken } from './watched/watched-files.queries.js';

const SECTION = '/digitalizaciones';
/** Errors that say something about the files: the person stays on the form. */
const ABOUT_FILES = ['document.none', 'pile.nothing-kept', 'upload.not-found', 'upload.not-whole'];

@Controller('digitalizaciones')
export class ReceivingPages {
  constructor(
    private readonly receiving: Receiving,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pages: Pages,
    private readonly config: Config,
  ) {}

  @Allow('scan.manage')
  @Get('nueva')
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, string>,
  ): Promise<void> {
    await this.showForm(request, response, actor, { into: intoOf(query), errors: [], status: 200 });
  }

  @Allow('scan.manage')
  @Get('camara')
  async camera(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() query: Record<string, string>,
  ): Promise<void> {
    await this.showCamera(request, response, actor, { into: intoOf(query), errors: [], status: 200 });
  }

  /** What is accepted becomes part of a pile even when a file beside it is refused; the refused ones are named. */
  @Allow('scan.manage')
  @ReceivesFiles()
  @Post()
  async receive(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const { _csrf, idempotencyKey, ...fields } = (request.body ?? {}) as Record<string, unknown>;
    const asked = parse(ScansRequest, fields);
    const { source = 'upload', name = '', uploads = '', awaitsBacks } = asked;
    const key = typeof idempotencyKey === 'string' ? idempotencyKey.slice(0, 100) : undefined;
    const scans = { source, name, awaitsBacks, key, files: uploadsOf(request), into: destinationOf(asked) };
    try {
      const ids = uploads.split(',').filter(Boolean);
      const { pileId, refused } = await this.receiving.receive(actor, { ...scans, uploads: ids });
      this.pages.redirect(request, response, `${SECTION}/${pileId}`, received(refused));
    } catch (error) {
      if (!(error instanceof DomainError) || !ABOUT_FILES.includes(error.code)) throw error;
      const state = { into: asked, errors: [{ name: 'files', text: error.message }], status: error.status };
      if (source === 'camera') return this.showCamera(request, response, actor, state);
      return this.showForm(request, response, actor, state);
    }
  }

  private async showForm(request: Request, response: Response, actor: Actor, state: FormState): Promise<void> {
    const { errors, status } = state;
    const taken = await lastTaken(this.db, this.clock.now());
    const frame = { title: 'Agregar digitalizaciones', section: SECTION, status };
    const form = { owner: actor.id, limitMb: this.config.UPLOAD_LIMIT_MB, into: destinationFields(state.into) };
    await this.pages.send(
      request,
      response,
      frame,
      <>
        <Breadcrumbs items={[{ label: 'Digitalizar', href: SECTION }, { label: 'Agregar' }]} />
        <PageHeader
          title="Agregar digitalizaciones"
          lead="Suelte la pila completa: se separa sola por las etiquetas de folio o las hojas separadoras."
        />
        <ReceivingView {...form} errors={errors} taken={taken} />
      </>,
    );
  }

  private async showCamera(request: Request, response: Response, actor: Actor, state: FormState): Promise<void> {
    const { errors, status } = state;
    const form = { owner: actor.id, limitMb: this.config.UPLOAD_LIMIT_MB, into: destinationFields(state.into) };
    allowCamera(response);
    const frame = { title: 'Digitalizar con la cámara', section: SECTION, status };
    await this.pages.send(request, response, frame, <CameraView {...form} errors={errors} />);
  }
}

interface FormState {
  into: Destination;
  errors: FormError[];
  status: number;
}

/** Of an address typed by hand, only what is a destination; nothing else is an error here. */
function intoOf({ pile, as, document, page }: Record<string, string>): Destination {
  try {
    return parse(ScansRequest, { pile, as, document, page });
  } catch {
    return {};
  }
}

function destinationFields({ pile, as, document, page }: Destination): Destination {
  return pile === undefined ? {} : { pile, as, document, page };
}

function received(refused: RefusedFile[]): Notice {
  if (refused.length === 0) return { tone: 'ok', text: 'Se recibió. Las hojas aparecen conforme se leen.' };
  const reasons = refused.map(({ error }) => error.message).join(' ');
  return { tone: 'warn', text: `Se recibió lo demás, pero esto no: ${reasons}` };
}
