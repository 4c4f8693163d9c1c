import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Allow, Db } from '@oficialia/platform';
import { ReplyTemplateRequest, ReplyTemplateView } from '../replies.dto.js';
import { listTemplates } from './reply-templates.queries.js';
import { ReplyTemplates } from './reply-templates.service.js';

@ApiBearerAuth()
@Controller('api/v1/reply-templates')
export class ReplyTemplatesController {
  constructor(
    private readonly templates: ReplyTemplates,
    private readonly db: Db,
  ) {}

  /** The texts that replies are drafted from, those in use. */
  @Allow('reply.make')
  @Get()
  list(): Promise<ReplyTemplateView[]> {
    return listTemplates(this.db);
  }

  /** Adds a template. */
  @Allow('reply_template.manage')
  @HttpCode(201)
  @Post()
  create(@Body() body: ReplyTemplateRequest): Promise<ReplyTemplateView> {
    return this.templates.create(body);
  }

  /** Changes a template, or puts it away. */
  @Allow('reply_template.manage')
  @HttpCode(200)
  @Post(':id')
  change(@Param('id') id: string, @Body() body: ReplyTemplateRequest): Promise<ReplyTemplateView> {
    return this.templates.change(id, body);
  }
}
