import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, Db, formErrors, formOf, mendable, Pages, parse } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ReplyTemplateRequest } from '../replies.dto.js';
import type { Typed } from '../sent-form.js';
import { findTemplate, listTemplates } from './reply-templates.queries.js';
import { ReplyTemplates } from './reply-templates.service.js';
import { TemplateFormView, TemplatesView, type TemplateForm } from './reply-templates.view.js';

const SECTION = '/plantillas-de-respuesta';

/** The office keeps the texts that departments draft their replies from. */
@Controller('plantillas-de-respuesta')
export class ReplyTemplatesPages {
  constructor(
    private readonly templates: ReplyTemplates,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('reply_template.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const templates = await listTemplates(this.db, { all: true });
    const page = { title: 'Plantillas de respuesta', section: SECTION };
    await this.pages.send(request, response, page, <TemplatesView templates={templates} />);
  }

  @Allow('reply_template.manage')
  @Get('nueva')
  blank(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.show(request, response, { action: `${SECTION}/nueva`, typed: { active: '1' }, errors: [] });
  }

  @Allow('reply_template.manage')
  @Post('nueva')
  async create(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.save(request, response, `${SECTION}/nueva`, (typed) => this.templates.create(typed));
  }

  @Allow('reply_template.manage')
  @Get(':id')
  async edit(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const { name, sense, text, active, version } = await findTemplate(this.db, id);
    const typed = { name, sense: sense ?? '', text, active: active ? '1' : '', version: String(version) };
    await this.show(request, response, { action: `${SECTION}/${id}`, typed, errors: [] });
  }

  @Allow('reply_template.manage')
  @Post(':id')
  async change(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await this.save(request, response, `${SECTION}/${id}`, (typed) => this.templates.change(id, typed), id);
  }

  private async save(
    request: Request,
    response: Response,
    action: string,
    write: (typed: ReplyTemplateRequest) => Promise<{ name: string }>,
    id?: string,
  ): Promise<void> {
    const typed = formOf(request) as Typed;
    try {
      const { name } = await write(parse(ReplyTemplateRequest, typed));
      this.pages.redirect(request, response, SECTION, { tone: 'ok', text: `Se guardó la plantilla «${name}».` });
    } catch (error) {
      const problem = mendable(error);
      const errors = formErrors(problem, problem.code === 'reply-template.name-taken' ? 'name' : undefined);
      // Sending it again after somebody else's change is a decision.
      const version = id === undefined ? '' : String((await findTemplate(this.db, id)).version);
      await this.show(request, response, { action, typed: { ...typed, version }, errors }, problem.status);
    }
  }

  private async show(request: Request, response: Response, form: TemplateForm, status = 200): Promise<void> {
    const page = { title: 'Plantilla de respuesta', section: SECTION, status };
    await this.pages.send(request, response, page, <TemplateFormView {...form} />);
  }
}
