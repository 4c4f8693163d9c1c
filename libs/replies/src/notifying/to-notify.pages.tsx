import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, DraftClear, type Actor } from '@oficialia/platform';
import { countInWords, Trays } from '@oficialia/routing';
import type { Request, Response } from 'express';
import { notificationDraft } from '../drafts.js';
import { TO_NOTIFY_TRAY } from './to-notify.tray.js';

/** The tray «Por notificar» of the follow-up office. */
@Controller('por-notificar')
export class ToNotifyPages {
  constructor(private readonly trays: Trays) {}

  @Allow('tray.read')
  @Get()
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('notificada') notified?: unknown,
  ): Promise<void> {
    await this.trays.show(request, response, TO_NOTIFY_TRAY, {
      title: 'Por notificar',
      lead: leadOf,
      before: typeof notified === 'string' && <DraftClear draft={notificationDraft(actor, notified)} />,
    });
  }
}

function leadOf({ por_notificar: total = 0 }: Record<string, number>): string {
  const words = total === 1 ? '1 respuesta espera' : `${countInWords(total)} respuestas esperan`;
  return `${words} ser notificada${total === 1 ? '' : 's'} a quien presentó la petición.`;
}
