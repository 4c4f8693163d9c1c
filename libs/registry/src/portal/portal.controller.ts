import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Clock, Public } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { progressOf } from './petition-progress.js';
import { PortalLookup } from './portal-lookup.js';
import { PortalOffice } from './portal-office.js';
import { StatusRequest, StatusView } from './portal.dto.js';
import { toldToWait } from './told-to-wait.js';

@Controller()
export class PortalController {
  constructor(
    private readonly lookup: PortalLookup,
    private readonly office: PortalOffice,
    private readonly clock: Clock,
  ) {}

  /** How far a petition is. A POST, so that the code stays out of addresses and their logs. */
  @Public()
  @HttpCode(200)
  @Post('api/v1/status')
  async status(
    @Body() body: StatusRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StatusView> {
    const petition = await toldToWait(response, this.lookup.find(body, request.ip ?? ''));
    const { timeZone } = await this.office.municipality();
    response.set('Cache-Control', 'no-store');
    return progressOf(petition, this.clock.now(), timeZone);
  }

  /** Whether the portal and its database answer. */
  @Public()
  @Get(['salud', 'health'])
  async health(): Promise<{ status: 'ok' }> {
    await this.office.fresh();
    return { status: 'ok' };
  }
}
