import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type FormError } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { pageOf } from '../../page-number.js';
import { findSeries } from '../series/series.queries.js';
import { shippedTemplate } from './shipped-template.js';
import { TemplateKind, TemplatePreview, TemplateRequest } from './template.dto.js';
import { TemplateFormView, type TemplateForm } from './template-form.view.js';
import { findTemplate, templateVersions } from './templates.queries.js';
import { OficioTemplates } from './templates.service.js';
import { TemplatesView } from './templates.view.js';
import { OFICIO_KIND_KEYS, OFICIO_KINDS, type OficioKind } from './wording.js';

const SECTION = '/plantillas';

/** What oficios say and how they are numbered, for the office that words them. */
@Controller('plantillas')
export class TemplatesPages {
  constructor(
    private readonly templates: OficioTemplates,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('oficio.configure')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const inForce = await Promise.all(OFICIO_KIND_KEYS.map((kind) => this.templates.inForce(kind)));
    const series = await findSeries(this.db);
    const page = { title: 'Plantillas de oficios', section: SECTION };
    await this.pages.send(request, response, page, <TemplatesView templates={inForce} series={series} />);
  }

  /** The form with the version in force, with an older one (`?version=3`) or with the product's (`?version=original`). */
  @Allow('oficio.configure')
  @Get(':kind')
  async edit(
    @Req() request: Request,
    @Res() response: Response,
    @Param('kind') named: string,
    @Query('version') version?: string,
  ): Promise<void> {
    const kind = kindOf(named);
    const inForce = await this.templates.inForce(kind);
    const from = version === 'original' ? await shippedTemplate(kind) : undefined;
    const older = version && !from ? await findTemplate(this.db, kind, pageOf(version)) : undefined;
    const { wording, source } = from ?? older ?? inForce;
    await this.show(request, response, kind, { typed: { ...wording, source }, errors: [] });
  }

  @Allow('oficio.configure')
  @Post(':kind')
  async save(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('kind') named: string,
  ): Promise<void> {
    const kind = kindOf(named);
    await this.mending(request, response, kind, async ({ folio: _, ...typed }) => {
      const { version } = await this.templates.save(kind, parse(TemplateRequest, typed), actor);
      const text = `Quedó en vigor la versión ${version} de «${OFICIO_KINDS[kind]}». Los oficios emitidos conservan la suya.`;
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text });
    });
  }

  @Allow('oficio.configure')
  @Post(':kind/vista-previa')
  async preview(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('kind') named: string,
  ): Promise<void> {
    const kind = kindOf(named);
    await this.mending(request, response, kind, async ({ seen: _seen, reason: _reason, ...typed }) => {
      const pdf = await this.templates.preview(kind, parse(TemplatePreview, typed), actor);
      response
        .type('application/pdf')
        .set({ 'Content-Disposition': 'inline; filename="vista-previa.pdf"', 'Cache-Control': 'no-store' })
        .send(pdf);
    });
  }

  /** What a person can mend comes back in the form with what was typed. */
  private async mending(
    request: Request,
    response: Response,
    kind: OficioKind,
    act: (typed: Record<string, string>) => Promise<void>,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      await act(typed);
    } catch (error) {
      const { errors, status } = toMend(error, 'source');
      await this.show(request, response, kind, { typed, errors }, status);
    }
  }

  private async show(
    request: Request,
    response: Response,
    kind: OficioKind,
    { typed, errors }: { typed: TemplateForm['typed']; errors: FormError[] },
    status = 200,
  ): Promise<void> {
    const versions = await templateVersions(this.db, kind);
    const page = { title: `Plantilla: ${OFICIO_KINDS[kind]}`, section: SECTION, wide: true, status };
    const form = { kind, typed: { ...typed, seen: String(versions[0]?.version ?? 0) }, errors, versions };
    await this.pages.send(request, response, page, <TemplateFormView {...form} />);
  }
}

function kindOf(kind: string): OficioKind {
  return parse(TemplateKind, { kind }).kind;
}
