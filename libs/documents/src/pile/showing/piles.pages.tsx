import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import {
  Allow,
  Clock,
  Config,
  CurrentActor,
  Db,
  DomainError,
  formatWhen,
  Pages,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
  type Upload,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Piles } from '../piles.service.js';
import { filesOf, listPiles, type PileRow } from '../piles.queries.js';
import { PilesView, type PileLine } from './piles.view.js';

const SECTION = '/digitalizaciones';
const MOST_UNFINISHED = 100;
const MOST_FINISHED = 30;

/** The list of piles, and the place where a new one is dropped. */
@Controller('digitalizaciones')
export class PilesPages {
  constructor(
    private readonly piles: Piles,
    private readonly settings: Settings,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Allow('scan.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.show(request, response, 200, []);
  }

  /** The files of one form are one pile; sent twice under one key they are still one. */
  @Allow('scan.manage')
  @ReceivesFiles()
  @Post()
  async open(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const form = (request.body ?? {}) as Record<string, unknown>;
    const sent = form['idempotencyKey'];
    const files = uploadsOf(request);
    const options = {
      awaitsBacks: form['awaitsBacks'] === '1',
      ...(typeof sent === 'string' && sent !== '' && { key: `desk:${actor.id}:${sent.slice(0, 60)}` }),
    };
    try {
      const { pileId, refused } = await this.piles.open(actor, 'upload', await this.nameOf(files), files, options);
      const words = refused.map(({ error }) => error.message).join(' ');
      const notice = words ? ({ tone: 'warn', text: `No se recibió todo. ${words}` } as const) : undefined;
      this.pages.redirect(request, response, `${SECTION}/${pileId}`, notice);
    } catch (error) {
      if (!(error instanceof DomainError) || error.status >= 500) throw error;
      await this.show(request, response, error.status, [{ name: 'files', text: error.message }]);
    }
  }

  /** A single file keeps its name; a pile of several is called by the moment. */
  private async nameOf(files: Upload[]): Promise<string> {
    const [only, another] = files;
    if (only && !another) return only.name;
    const { timeZone } = await this.settings.municipality();
    return `Pila del ${formatWhen(this.clock.now(), timeZone)}`;
  }

  private async show(request: Request, response: Response, status: number, errors: FormError[]): Promise<void> {
    const unfinished = await this.withFiles(await listPiles(this.db, 'unfinished', MOST_UNFINISHED));
    const finished = await this.withFiles(await listPiles(this.db, 'finished', MOST_FINISHED));
    const parts = { unfinished, finished, errors, limitMb: this.config.UPLOAD_LIMIT_MB, idempotencyKey: randomUUID() };
    await this.pages.send(
      request,
      response,
      { title: 'Digitalizar', section: SECTION, status },
      <PilesView {...parts} />,
    );
  }

  private async withFiles(piles: PileRow[]): Promise<PileLine[]> {
    const files = await filesOf(
      this.db,
      piles.map(({ id }) => id),
    );
    return piles.map((pile) => ({ pile, files: files.filter((file) => file.pile_id === pile.id) }));
  }
}
