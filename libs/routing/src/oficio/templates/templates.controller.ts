import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import type { Response } from 'express';
import { TemplateKind, TemplatePreview, TemplateRequest, TemplateView, templateView } from './template.dto.js';
import { OficioTemplates } from './templates.service.js';

@ApiBearerAuth()
@Controller('api/v1/oficio-templates')
export class TemplatesController {
  constructor(private readonly templates: OficioTemplates) {}

  /** The text that new oficios of this kind are issued with. */
  @Allow('oficio.configure')
  @Get(':kind')
  async read(@Param() { kind }: TemplateKind): Promise<TemplateView> {
    return templateView(await this.templates.inForce(kind));
  }

  /** Puts a new version in force, after printing every trial oficio with it. */
  @Allow('oficio.configure')
  @Post(':kind')
  async save(
    @Param() { kind }: TemplateKind,
    @Body() body: TemplateRequest,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateView> {
    return templateView(await this.templates.save(kind, body, actor));
  }

  /** A PDF made with a text that is not saved. */
  @Allow('oficio.configure')
  @HttpCode(200)
  @Header('Content-Type', 'application/pdf')
  @Post(':kind/preview')
  async preview(
    @Param() { kind }: TemplateKind,
    @Body() body: TemplatePreview,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    response.send(await this.templates.preview(kind, body, actor));
  }
}
