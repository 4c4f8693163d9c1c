import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, Log, Storage, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { originalMissing } from '../documents.errors.js';
import { findDocument, pictureOf, searchableOf, type PagePicture } from '../documents.queries.js';

/** What came from outside is shown as a picture or saved, never run: no scripts, no frames, no styles of ours. */
const SEALED = "default-src 'none'; sandbox";
/** Stands for a page that could not be shown, so that the viewer has a sheet to turn. */
const NO_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 1100" width="850" height="1100"><path fill="#fff" d="M0 0h850v1100H0z"/><text x="425" y="550" text-anchor="middle" font-family="sans-serif" font-size="36" fill="#555">Página sin imagen</text></svg>`;

/** The files behind the pages: pictures for the viewer, and the original as it came. */
@Controller('peticiones/:folio/documentos/:id')
export class DocumentFilesController {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly log: Log,
  ) {}

  @Allow('document.read')
  @Get('original')
  async original(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const document = await findDocument(this.db, folio, id, actor);
    this.log.info({ event: 'document.download', folio, document: document.id, actor: actor.id });
    await this.send(response, document.id, document.sha256, document.type, document.name);
  }

  /** The pages as they were with the read words invisibly over them. */
  @Allow('document.read')
  @Get('buscable.pdf')
  async searchable(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const document = await findDocument(this.db, folio, id, actor);
    const sha256 = await searchableOf(this.db, document.id);
    this.log.info({ event: 'document.download', folio, document: document.id, actor: actor.id, searchable: true });
    const name = `${document.name.replace(/\.[^.]+$/, '')} (buscable).pdf`;
    await this.send(response, document.id, sha256, 'application/pdf', name);
  }

  @Allow('document.read')
  @Get('paginas/:page/imagen')
  async image(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @Param('page') page: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    await this.picture(response, await pictureOf(this.db, 'image', { folio, id, number: page }, actor));
  }

  @Allow('document.read')
  @Get('paginas/:page/miniatura')
  async thumbnail(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @Param('page') page: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    await this.picture(response, await pictureOf(this.db, 'thumbnail', { folio, id, number: page }, actor));
  }

  private async picture(response: Response, { document_id, sha256 }: PagePicture): Promise<void> {
    if (sha256) return this.send(response, document_id, sha256, 'image/webp');
    response
      .set({ 'Content-Security-Policy': SEALED, 'Cache-Control': 'private, no-cache' })
      .type('svg')
      .send(NO_PICTURE);
  }

  /** Browsers may keep it, but ask each time: who signs out takes the access along. With a `name` it is saved, not shown. */
  private async send(
    response: Response,
    documentId: number,
    sha256: string,
    type: string,
    name?: string,
  ): Promise<void> {
    if (!(await this.storage.has(sha256))) throw originalMissing(documentId);
    response.set({ 'Content-Security-Policy': SEALED, 'Cache-Control': 'private, no-cache', ETag: `"${sha256}"` });
    // Express writes the name plain and as RFC 8187 says; our type then replaces the one that it guesses.
    if (name) response.attachment(name);
    response.type(type);
    const options = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const;
    return new Promise((resolve, reject) => {
      response.sendFile(this.storage.path(sha256), options, (error?: Error) => {
        // A reader who went away is nobody's failure.
        if (!error || response.headersSent || response.destroyed) return resolve();
        reject(error);
      });
    });
  }
}
