import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, formOf, Pages, parse, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ApprovalSettingRequest } from '../replies.dto.js';
import { approvalSettings } from './approval-settings.queries.js';
import { ApprovalSettings } from './approval-settings.service.js';
import { ApprovalSettingsView } from './approval-settings.view.js';

/** Which departments' replies wait for their chief; a chief changes the own from «Por aprobar». */
@Controller('aprobacion-de-respuestas')
export class ApprovalSettingsPages {
  constructor(
    private readonly settings: ApprovalSettings,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('people.manage')
  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = { title: 'Aprobación de respuestas', section: '/aprobacion-de-respuestas' };
    await this.pages.send(request, response, page, <ApprovalSettingsView settings={await approvalSettings(this.db)} />);
  }

  @Allow('approval.manage')
  @Post(':key')
  async set(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
  ): Promise<void> {
    const { needed } = parse(ApprovalSettingRequest, formOf(request));
    const { name } = await this.settings.set(key, needed, actor);
    const text = needed
      ? `Las respuestas de ${name} esperan desde ahora la aprobación de su titular.`
      : `Las respuestas de ${name} ya no esperan aprobación.`;
    this.pages.redirect(request, response, actor.departmentId === null ? '/aprobacion-de-respuestas' : '/por-aprobar', {
      tone: 'ok',
      text,
    });
  }
}
