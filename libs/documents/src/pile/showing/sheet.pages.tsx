import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, Config, Db, Pages, Storage } from '@oficialia/platform';
import type { Request, Response } from 'express';
import sharp from 'sharp';
import { originalMissing } from '../../documents.errors.js';
import { wholeNumber } from '../../documents.queries.js';
import { PICTURES, sendPicture } from '../../viewing/stored-file.js';
import { bundleOf, samePage } from '../arrangement.js';
import { pageNotInPile } from '../piles.errors.js';
import { findPile, scanPictureOf, sheetsOf } from '../piles.queries.js';
import { SheetView } from './sheet.view.js';

/** The pages of a pile: one in large, and their pictures. */
@Controller('digitalizaciones/:id')
export class SheetPages {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly pages: Pages,
    private readonly config: Config,
  ) {}

  @Allow('scan.manage')
  @Get('hojas/:document/:page')
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('document') document: string,
    @Param('page') number: string,
  ): Promise<void> {
    const pile = await findPile(this.db, wholeNumber(id));
    const ref = { document: wholeNumber(document), page: wholeNumber(number) };
    const bundle = bundleOf(pile.arrangement, ref);
    const page = bundle?.pages.find((each) => samePage(each, ref));
    if (!bundle || !page) throw pageNotInPile();
    const sheets = await sheetsOf(this.db, pile.id);
    const frame = { title: `Página · ${pile.name}`, section: '/digitalizaciones', wide: true };
    const parts = { pile, bundle, page, sheets, limitMb: this.config.UPLOAD_LIMIT_MB };
    await this.pages.send(request, response, frame, <SheetView {...parts} />);
  }

  @Allow('scan.manage')
  @Get('paginas/:document/:page/:picture')
  async picture(
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('document') document: string,
    @Param('page') page: string,
    @Param('picture') picture: string,
    @Query('giro') turn?: string,
  ): Promise<void> {
    const which = PICTURES[picture];
    const found = which && (await scanPictureOf(this.db, which, { pile: id, document, page }));
    if (!found) throw pageNotInPile();
    const quarters = wholeNumber(turn) % 4;
    if (quarters === 0 || !found.sha256) return sendPicture(response, this.storage, found);
    if (!(await this.storage.has(found.sha256))) throw originalMissing(found.document_id);
    const turned = sharp(this.storage.path(found.sha256)).rotate(quarters * 90);
    response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${found.sha256}-${quarters}"` }).type('webp');
    if (request.fresh) return void response.status(304).end();
    response.send(await turned.webp({ quality: 80 }).toBuffer());
  }
}
