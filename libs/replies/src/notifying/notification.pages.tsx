import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
import {
  Allow,
  Clock,
  Config,
  CurrentActor,
  Db,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findPetition, mayAct } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { notificationDraft } from '../drafts.js';
import { usualMethod } from '../replies.catalogue.js';
import { NotificationRequest } from '../replies.dto.js';
import { notificationsOf } from '../replies.queries.js';
import { repliesOf } from '../reply.queries.js';
import { saidOf, typedIn, type Typed } from '../sent-form.js';
import { NotificationFormView } from './notification.view.js';
import { Notifications } from './notifications.service.js';

const FIELDS = ['method', 'notifiedOn', 'recipient', 'proof'];

interface Form {
  actor: Actor;
  folio: string;
  typed?: Typed;
  errors: FormError[];
  status: number;
}

/** The office tells the petitioner the answer: the proof, the end. */
@Controller('peticiones/:folio')
export class NotificationPages {
  constructor(
    private readonly notifications: Notifications,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('notification.make')
  @Get('notificaciones')
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    await this.show(request, response, { actor, folio, errors: [], status: 200 });
  }

  @Allow('notification.make')
  @ReceivesFiles()
  @Post('notificaciones')
  async notify(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param('folio') folio: string,
  ): Promise<void> {
    const typed = typedIn(request.body, FIELDS);
    const files = uploadsOf(request);
    try {
      await this.notifications.notify(folio, parse(NotificationRequest, typed), files, actor);
      const text = `Quedó registrada la notificación de ${folio}; la petición está concluida.`;
      this.pages.redirect(request, response, `/por-notificar?notificada=${encodeURIComponent(folio)}`, {
        tone: 'ok',
        text,
      });
    } catch (error) {
      await this.show(request, response, { actor, folio, typed, ...saidOf(error, files.length > 0) });
    }
  }

  private async show(request: Request, response: Response, form: Form): Promise<void> {
    const petition = await findPetition(this.db, form.folio, form.actor);
    const [replies, notifications, today] = await Promise.all([
      repliesOf(this.db, petition.id, form.actor),
      notificationsOf(this.db, petition.id),
      this.calendars.dayOf(this.clock.now()),
    ]);
    const proposed = { method: usualMethod(petition), notifiedOn: today, recipient: petition.sender_name };
    const parts = { petition, replies, notifications, today, errors: form.errors, typed: form.typed ?? proposed };
    const more = {
      fits: mayAct(petition.status, 'notify'),
      draft: notificationDraft(form.actor, petition.folio),
      maxMb: this.config.UPLOAD_LIMIT_MB,
    };
    const page = { title: `Notificar ${petition.folio}`, section: '/por-notificar', wide: true, status: form.status };
    await this.pages.send(request, response, page, <NotificationFormView {...parts} {...more} />);
  }
}
