import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { ReferralBulkActs } from './trays/bulk/referral-acts.view.js';
import { REFERRAL_TRAYS, referralTray } from './trays/referral-trays.js';
import { countInWords } from './trays/tray.view.js';
import { Trays } from './trays/trays.service.js';

/** The trays of referrals: a department sees its own, the office sees all. */
@Controller()
export class MyReferralsPages {
  constructor(private readonly trays: Trays) {}

  @Allow('referral.list')
  @Get('turnos')
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('estado') key?: string,
  ): Promise<void> {
    const tray = referralTray(key);
    await this.trays.show(request, response, tray, {
      title: actor.departmentId === null ? 'Turnos' : 'Mis turnos',
      lead: (counts) => leadOf(actor, counts),
      tabs: REFERRAL_TRAYS,
      actsPath: '/turnos/lote',
      acts: actor.permissions.has('referral.acknowledge') && <ReferralBulkActs actor={actor} tray={tray.key} />,
    });
  }
}

function leadOf(actor: Actor, counts: Record<string, number>): string {
  const count = (key: string) => counts[key] ?? 0;
  const whose = actor.departmentName ? `${actor.departmentName}: ` : '';
  const overdue = count('vencidos') === 1 ? '1 vencido' : `${countInWords(count('vencidos'))} vencidos`;
  const soon = `${countInWords(count('por_vencer'))} por vencer`;
  return `${whose}${countInWords(count('por_acusar'))} por acusar, ${soon}, ${overdue}.`;
}
