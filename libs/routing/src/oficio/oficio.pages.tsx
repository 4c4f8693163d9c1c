import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, Card, CurrentActor, Db, DomainError, LinkButton, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { oficioPath } from '../referring/oficio-content.js';
import { oficioPdf, oficioPdfAsShipped } from './oficio-paper.js';
import { findOficio } from './oficios.queries.js';

/** An oficio as it was issued, made anew from what was kept each time that it is asked for. */
@Controller()
export class OficioPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  /** `SP/0001/2026` is asked for as `SP-0001-2026`; `?plantilla=original` prints it with the text of the product. */
  @Allow('referral.read')
  @Get('peticiones/:folio/oficios/:number.pdf')
  async pdf(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() { folio, number }: { folio: string; number: string },
    @Query('plantilla') template?: string,
  ): Promise<void> {
    const oficio = await findOficio(this.db, folio, number, actor);
    const asShipped = template === 'original';
    try {
      const pdf = await (asShipped ? oficioPdfAsShipped(oficio) : oficioPdf(this.db, oficio));
      sendPdf(response, pdf, `oficio-${number}.pdf`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'oficio.template-broken') throw error;
      const href = `${oficioPath(folio, oficio.label)}?plantilla=original`;
      const page = { title: `Oficio ${oficio.label}`, layout: 'plain' as const, status: error.status };
      await this.pages.send(
        request,
        response,
        page,
        <Card heading="La plantilla no se pudo imprimir" lead={error.message}>
          <LinkButton href={href} icon="print" kind="primary">
            Imprimirlo con la plantilla del producto
          </LinkButton>
        </Card>,
      );
    }
  }
}

/** A PDF that the browser shows and keeps nowhere. */
export function sendPdf(response: Response, pdf: Buffer, name: string): void {
  response
    .type('application/pdf')
    .set({ 'Content-Disposition': `inline; filename="${name}"`, 'Cache-Control': 'private, no-store' })
    .send(pdf);
}
