import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, ProgressStreams, renderFragment, type Actor } from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import type { DocumentRow } from '../document-row.js';
import { documentsOf, findDocument, wholeNumber } from '../documents.queries.js';
import { Cover, isBeingRead, ReadingProgress } from './reading-progress.js';

/** How far the reading is, told while it goes on. */
@Controller('peticiones/:folio/documentos')
export class ProgressController {
  constructor(
    private readonly db: Db,
    private readonly streams: ProgressStreams,
  ) {}

  /** Of all documents of a petition, or of the one in `documento`, which then also gets the way to its pages. */
  @Allow('document.read')
  @Get('avance')
  async all(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Query('documento') only?: string,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const documents = async () =>
      (await documentsOf(this.db, petition.id, actor)).filter(
        ({ id }) => only === undefined || id === wholeNumber(only),
      );
    const told = await this.streams.send(request, response, async () => {
      const now = await documents();
      const html = now.map((document) => parts(document, { withLink: only !== undefined })).join('');
      return { html, done: !now.some(isBeingRead) };
    });
    if (told) return;
    // Too many windows listen for this person: these parts ask by themselves.
    const asking = (await documents()).map((document) =>
      parts(document, { withLink: only !== undefined, polls: true }),
    );
    response.type('html').set('Cache-Control', 'no-store').send(asking.join(''));
  }

  @Allow('document.read')
  @Get(':id/avance')
  async one(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
    @Param('id') id: string,
  ): Promise<void> {
    const document = await findDocument(this.db, folio, id, actor);
    response
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(parts(document, { polls: true }));
  }
}

function parts(document: DocumentRow, how: { withLink?: boolean; polls?: boolean }): string {
  return renderFragment(
    <>
      <ReadingProgress document={document} late {...how} />
      <Cover document={document} late />
    </>,
  );
}
