import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, DraftClear, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { pageOf } from '../page-number.js';
import { referDraft } from './refer.form.js';
import { countToRefer, listToRefer } from './to-refer.queries.js';
import { ToReferView } from './to-refer.view.js';

const SIZE = 25;

/** The tray «Por turnar» of the follow-up office. */
@Controller('por-turnar')
export class ToReferPages {
  constructor(
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('tray.read')
  @Get()
  async tray(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query('pagina') pagina?: string,
    @Query('turnada') referred?: string,
  ): Promise<void> {
    const page = pageOf(pagina);
    const counts = await countToRefer(this.db, actor);
    const rows = await listToRefer(this.db, actor, { limit: SIZE, offset: (page - 1) * SIZE });
    const mayRefer = actor.permissions.has('referral.make');
    await this.pages.send(
      request,
      response,
      { title: 'Por turnar', section: '/por-turnar', wide: true },
      <>
        {referred && <DraftClear draft={referDraft(actor, referred)} />}
        <ToReferView rows={rows} counts={counts} page={page} size={SIZE} mayRefer={mayRefer} />
      </>,
    );
  }
}
