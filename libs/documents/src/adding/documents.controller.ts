import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, parse, ReceivesFiles, uploadsOf, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request } from 'express';
import { DocumentView, PageView, UploadReply, UploadRequest } from './documents.dto.js';
import { documentsOf, findDocument, textsOf } from '../documents.queries.js';
import { Documents } from './documents.service.js';

@ApiBearerAuth()
@Controller('api/v1/petitions/:folio/documents')
export class DocumentsController {
  constructor(
    private readonly documents: Documents,
    private readonly db: Db,
  ) {}

  /** Adds files (`files`, multipart) to a petition. What is not a document is named in `refused`; 422 when nothing was kept. */
  @Allow('document.add')
  @ApiConsumes('multipart/form-data')
  @ReceivesFiles()
  @Post()
  async add(
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
  ): Promise<UploadReply> {
    const { purpose = 'petition' } = parse(UploadRequest, { ...(request.body as object) });
    const result = await this.documents.addEach(folio, actor, uploadsOf(request), purpose);
    if (result.added.length === 0 && result.refused[0]) throw result.refused[0].error;
    return UploadReply.of(result);
  }

  /** The documents of a petition and how far each has been read. */
  @Allow('document.read')
  @Get()
  async list(@Param('folio') folio: string, @CurrentActor() actor: Actor): Promise<DocumentView[]> {
    const petition = await findPetition(this.db, folio, actor);
    return (await documentsOf(this.db, petition.id, actor)).map((row) => DocumentView.of(row));
  }

  /** The text of the pages that have been read so far. */
  @Allow('document.read')
  @Get(':id/pages')
  async pages(
    @Param('folio') folio: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageView[]> {
    const document = await findDocument(this.db, folio, id, actor);
    return (await textsOf(this.db, document.id)).map((row) => PageView.of(row));
  }
}
