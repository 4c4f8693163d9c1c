import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, Config, Db, Pages, Storage } from '@oficialia/platform';
import type { Request, Response } from 'express';
import sharp from 'sharp';
import { originalMissing } from '../../documents.errors.js';
import { pictureOf, wholeNumber, type PageImage } from '../../documents.queries.js';
import { bundleOf, samePage } from '../arrangement.js';
import { pageNotInPile } from '../piles.errors.js';
import { findPile, pileOfScan, sheetsOf } from '../piles.queries.js';
import { SheetView } from './sheet.view.js';

/** A picture of a page, never run as anything else. */
const SEALED = "default-src 'none'; sandbox";
const NO_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 1100" width="850" height="1100"><path fill="#fff" d="M0 0h850v1100H0z"/><text x="425" y="550" text-anchor="middle" font-family="sans-serif" font-size="60" fill="#555">Página sin imagen</text></svg>`;
const PICTURES: Record<string, PageImage> = { imagen: 'image', miniatura: 'thumbnail' };

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
    const scan = wholeNumber(document);
    const pile = await pileOfScan(this.db, scan);
    if (!which || pile === undefined || pile !== wholeNumber(id)) throw pageNotInPile();
    const sha256 = await pictureOf(this.db, scan, page, which);
    response.set({ 'Content-Security-Policy': SEALED, 'Cache-Control': 'private, no-cache' });
    if (!sha256) return void response.type('svg').send(NO_PICTURE);
    const quarters = wholeNumber(turn) % 4;
    response.set('ETag', `"${sha256}-${quarters}"`);
    if (request.fresh) return void response.status(304).end();
    if (!(await this.storage.has(sha256))) throw originalMissing(scan);
    const path = this.storage.path(sha256);
    if (quarters > 0)
      return void response.type('webp').send(
        await sharp(path)
          .rotate(quarters * 90)
          .webp({ quality: 80 })
          .toBuffer(),
      );
    response.type('webp');
    await new Promise<void>((resolve, reject) => {
      const options = { dotfiles: 'allow', cacheControl: false, lastModified: false, etag: false } as const;
      // A reader who went away is nobody's failure.
      response.sendFile(path, options, (error?: Error) =>
        error && !response.headersSent && !response.destroyed ? reject(error) : resolve(),
      );
    });
  }
}
