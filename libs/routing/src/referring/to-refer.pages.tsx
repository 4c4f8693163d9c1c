import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, Button, ButtonRow, CurrentActor, DraftClear, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { countInWords } from '../trays/tray.view.js';
import { TO_REFER_TRAY } from '../trays/to-refer.tray.js';
import { URGENT_PETITIONS_TO_REFER } from '../trays/holdings.js';
import { Trays } from '../trays/trays.service.js';
import { referDraft } from './refer.form.js';

/** The tray «Por turnar» of the follow-up office. */
@Controller('por-turnar')
export class ToReferPages {
  constructor(private readonly trays: Trays) {}

  @Allow('tray.read')
  @Get()
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('turnada') referred?: unknown,
  ): Promise<void> {
    await this.trays.show(request, response, TO_REFER_TRAY, {
      title: 'Por turnar',
      counted: { urgent: URGENT_PETITIONS_TO_REFER },
      lead: leadOf,
      actsPath: '/por-turnar/lote',
      acts: actor.permissions.has('referral.make') && <AcceptButton />,
      before: typeof referred === 'string' && <DraftClear draft={referDraft(actor, referred)} />,
    });
  }
}

function AcceptButton() {
  return (
    <ButtonRow>
      <Button icon="send" busy="Turnando…" attrs={{ 'data-tray-main': '' }}>
        Turnar las elegidas a lo que se sugiere
      </Button>
    </ButtonRow>
  );
}

function leadOf({ por_turnar: total = 0, urgent = 0 }: Record<string, number>): string {
  const petitions = total === 1 ? '1 petición espera' : `${countInWords(total)} peticiones esperan`;
  return urgent > 0
    ? `${petitions} dependencia; ${countInWords(urgent)} con prioridad urgente.`
    : `${petitions} dependencia.`;
}
