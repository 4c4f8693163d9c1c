import { Controller, Get, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { Receipts } from './receipts.service.js';

@Controller('peticiones/:folio/acuses')
export class ReceiptPages {
  constructor(private readonly receipts: Receipts) {}

  @Allow('receipt.issue')
  @Post()
  async issue(@Param('folio') folio: string, @CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const number = await this.receipts.issue(folio, actor);
    response.redirect(303, `/peticiones/${folio}/acuses/${number}.pdf`);
  }

  @Allow('receipt.issue')
  @Get(':number.pdf')
  async pdf(
    @Param('folio') folio: string,
    @Param('number', ParseIntPipe) number: number,
    @Query('formato') format: string | undefined,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const pdf = await this.receipts.pdf(folio, number, format === 'etiqueta' ? 'sticker' : 'letter', actor);
    response.set('Content-Disposition', `inline; filename="acuse-${folio}-${number}.pdf"`);
    response.type('application/pdf').set('Cache-Control', 'private, no-store').send(pdf);
  }
}
