import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, toMend, type Actor, type ShownForm } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { DefinitionFormView } from './definition-form.view.js';
import { DefinitionRequest } from './definition.dto.js';
import { versionsOf, type Definition } from './definitions.queries.js';
import { Definitions } from './definitions.service.js';

/** The form that writes the next version of a ficha. */
@Controller('indicadores/:key/definicion')
export class DefinitionPages {
  constructor(
    private readonly definitions: Definitions,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('indicator.manage')
  @Get()
  async form(@Req() request: Request, @Res() response: Response, @Param('key') key: string): Promise<void> {
    const [definition] = await versionsOf(this.db, key);
    await this.show(request, response, definition, { typed: fieldsOf(definition), errors: [], status: 200 });
  }

  @Allow('indicator.manage')
  @Post()
  async redefine(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
  ): Promise<void> {
    const typed = formOf(request) as Record<string, string>;
    try {
      const version = await this.definitions.redefine(key, parse(DefinitionRequest, typed), actor);
      const text = `Rige la versión ${version} de la ficha. Los informes ya firmados conservan la suya.`;
      this.pages.redirect(request, response, `/indicadores/${key}`, { tone: 'ok', text });
    } catch (error) {
      const [definition] = await versionsOf(this.db, key);
      await this.show(request, response, definition, { typed, ...toMend(error) });
    }
  }

  private async show(request: Request, response: Response, definition: Definition, form: ShownForm): Promise<void> {
    const page = { title: `Cambiar la ficha: ${definition.name}`, section: '/indicadores', status: form.status };
    await this.pages.send(request, response, page, <DefinitionFormView definition={definition} form={form} />);
  }
}

function fieldsOf(definition: Definition): Record<string, string> {
  const { baseline, baseline_year, version, definition: meaning } = definition;
  const { name, programme, level, dimension, method, numerator, denominator, exclusions } = definition;
  const { source, unit, frequency, direction, responsible, verification } = definition;
  return {
    seen: String(version),
    name,
    programme,
    level,
    dimension,
    definition: meaning,
    method,
    numerator,
    denominator,
    exclusions,
    source,
    unit,
    frequency,
    direction,
    responsible,
    verification,
    baseline: baseline === null ? '' : String(baseline),
    baselineYear: baseline_year === null ? '' : String(baseline_year),
    greenFrom: String(definition.green_from),
    greenTo: String(definition.green_to),
    amberFrom: String(definition.amber_from),
    amberTo: String(definition.amber_to),
  };
}
