import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { CancellationRequest } from './cancelling/cancellation.dto.js';
import { Cancellations } from './cancelling/cancellations.service.js';
import { OficioPage, OficioQuery, OficioView, oficioView } from './minutario/minutario.dto.js';
import { Minutario } from './minutario/minutario.service.js';
import { PrintingRequest, PrintingView } from './printing/printing.dto.js';
import { Printings } from './printing/printings.service.js';

const PAGE_SIZE = 100;

@ApiBearerAuth()
@Controller('api/v1')
export class OficiosController {
  constructor(
    private readonly minutario: Minutario,
    private readonly printings: Printings,
    private readonly cancellations: Cancellations,
  ) {}

  /** The minutario, newest first, a hundred a page; by default this year's. A department sees the oficios sent to it. */
  @Allow('oficio.read')
  @Get('oficios')
  async list(@Query() query: OficioQuery, @CurrentActor() actor: Actor): Promise<OficioPage> {
    const { total, page, rows } = await this.minutario.list(query, actor, PAGE_SIZE);
    return { total, page, oficios: rows.map(oficioView) };
  }

  /** Cancels an oficio, which keeps its number; `SP/0001/2026` is named as `SP-0001-2026`. */
  @Allow('oficio.cancel')
  @Post('petitions/:folio/oficios/:number/cancellation')
  async cancel(
    @Param('folio') folio: string,
    @Param('number') number: string,
    @Body() { reason }: CancellationRequest,
    @CurrentActor() actor: Actor,
  ): Promise<OficioView> {
    return oficioView(await this.cancellations.cancel(folio, number, reason, actor));
  }

  /** Writes down that these oficios are printed together, in this order. */
  @Allow('oficio.print')
  @Post('oficio-printings')
  print(@Body() { oficios }: PrintingRequest, @CurrentActor() actor: Actor): Promise<PrintingView> {
    return this.printings.print(oficios, actor);
  }

  /** The oficios of a printing as one PDF. */
  @Allow('oficio.print')
  @Header('Content-Type', 'application/pdf')
  @Get('oficio-printings/:id/pdf')
  async pdf(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const printing = await this.printings.find(id);
    response.send(await this.printings.pdf(printing.id));
  }
}
