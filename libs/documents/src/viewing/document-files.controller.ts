import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, Log, Storage, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { pageNotFound } from '../documents.errors.js';
import { findDocument, pictureOf, searchableOf } from '../documents.queries.js';
import { PICTURES, sendPicture, sendStored } from './stored-file.js';

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
    const { id: documentId, sha256, type, name } = document;
    await sendStored(response, this.storage, { documentId, sha256, type, name });
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
    await sendStored(response, this.storage, { documentId: document.id, sha256, type: 'application/pdf', name });
  }

  @Allow('document.read')
  @Get('paginas/:page/:picture')
  async picture(
    @Param() { folio, id, page, picture }: Record<'folio' | 'id' | 'page' | 'picture', string>,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const which = PICTURES[picture];
    if (!which) throw pageNotFound();
    await sendPicture(response, this.storage, await pictureOf(this.db, which, { folio, id, number: page }, actor));
  }
}
