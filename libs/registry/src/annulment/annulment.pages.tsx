import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, formOf, Pages, parse, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { AnnulmentDecision, AnnulmentRequest } from './annulment.dto.js';
import { Annulments } from './annulments.service.js';

@Controller('peticiones/:folio/anulaciones')
export class AnnulmentPages {
  constructor(
    private readonly annulments: Annulments,
    private readonly pages: Pages,
  ) {}

  @Allow('annulment.request')
  @Post()
  async request(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const { reason } = parse(AnnulmentRequest, formOf(request));
    await this.annulments.request(folio, reason, actor);
    this.pages.redirect(request, response, `/peticiones/${folio}`, {
      tone: 'ok',
      text: 'Anulación solicitada; falta que otra persona la decida.',
    });
  }

  @Allow('annulment.decide')
  @Post('decision')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const { approved } = parse(AnnulmentDecision, formOf(request));
    await this.annulments.decide(folio, approved, actor);
    const text = approved ? 'La petición quedó anulada; el folio se conserva.' : 'La anulación fue rechazada.';
    this.pages.redirect(request, response, `/peticiones/${folio}`, { tone: 'ok', text });
  }
}
