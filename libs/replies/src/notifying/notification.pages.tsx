import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Config,
  CurrentActor,
  Db,
  Mailer,
  Pages,
  parse,
  ReceivesFiles,
  uploadsOf,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import { findPetition } from '@oficialia/registry';
import type { Request, Response } from 'express';
import { notificationDraft } from '../drafts.js';
import { METHODS, METHOD_KEYS, usualMethod, type Method } from '../replies.catalogue.js';
import { NotificationRequest, NotificationStepRequest } from './notification.dto.js';
import { repliesOf } from '../reply.queries.js';
import { saidOf, typedIn, type Typed } from '../sent-form.js';
import { NotificationSheets } from '../notification-sheet/notification-sheets.service.js';
import { NotificationCourse } from './notification-course.service.js';
import { NotificationFormView } from './notification.view.js';
import { notificationsOf, notificationTerms, owedBy, type NotificationRow } from './notifications.queries.js';
import { MAY_BE_TOLD } from './refuse-unfit.js';
import { Notifications } from './notifications.service.js';

const PROOF = ['recipient', 'proof', 'signed', 'identification', 'relation'];
const FIELDS = ['method', 'notifiedOn', 'outcome', 'citedFor', 'citedAt', 'withdrawnOn', 'email', ...PROOF];
const STEP_FIELDS = ['act', 'day', ...PROOF];

interface Form {
  actor: Actor;
  folio: string;
  method?: string;
  typed?: Typed;
  errors: FormError[];
  status: number;
}

/** The office tells the petitioner the answer: the proof, the end. */
@Controller('peticiones/:folio')
export class NotificationPages {
  constructor(
    private readonly notifications: Notifications,
    private readonly sheets: NotificationSheets,
    private readonly course: NotificationCourse,
    private readonly config: Config,
    private readonly mailer: Mailer,
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
    @Query('medio') method?: string,
  ): Promise<void> {
    await this.show(request, response, { actor, folio, method, errors: [], status: 200 });
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
      const made = await this.notifications.notify(folio, parse(NotificationRequest, typed), files, actor);
      await this.leave(request, response, folio, made, actor);
    } catch (error) {
      await this.show(request, response, {
        actor,
        folio,
        method: typed['method'],
        typed,
        ...saidOf(error, files.length > 0),
      });
    }
  }

  @Allow('notification.make')
  @ReceivesFiles()
  @Post('notificaciones/:id/pasos')
  async follow(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Param() { folio, id }: { folio: string; id: string },
  ): Promise<void> {
    const typed = typedIn(request.body, STEP_FIELDS);
    const files = uploadsOf(request);
    try {
      const step = parse(NotificationStepRequest, typed);
      await this.leave(request, response, folio, await this.notifications.follow(folio, id, step, files, actor), actor);
    } catch (error) {
      await this.show(request, response, { actor, folio, typed, ...saidOf(error, files.length > 0) });
    }
  }

  @Allow('tray.read')
  @Header('Content-Type', 'application/pdf')
  @Header('Cache-Control', 'private, no-store')
  @Get('cedula.pdf')
  async sheet(
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
    @Query('medio') method?: string,
  ): Promise<void> {
    const pdf = await this.sheets.pdf(folio, methodIn(method) ?? 'in_person', actor);
    response.set('Content-Disposition', `inline; filename="cedula-${folio}.pdf"`).send(pdf);
  }

  /** Back to the tray, with what became of the petition. */
  private async leave(
    request: Request,
    response: Response,
    folio: string,
    made: NotificationRow,
    actor: Actor,
  ): Promise<void> {
    const { status } = await findPetition(this.db, folio, actor);
    const text = outcomeInWords(folio, made, status === 'closed');
    this.pages.redirect(request, response, `/por-notificar?notificada=${encodeURIComponent(folio)}`, {
      tone: 'ok',
      text,
    });
  }

  private async show(request: Request, response: Response, form: Form): Promise<void> {
    const petition = await findPetition(this.db, form.folio, form.actor);
    const [replies, attempts, owed, terms, today] = await Promise.all([
      repliesOf(this.db, petition.id, form.actor),
      notificationsOf(this.db, petition.id),
      owedBy(this.db, petition.id),
      notificationTerms(this.db),
      this.course.today(),
    ]);
    const usual = { notifiedOn: today, recipient: petition.sender_name, email: petition.contact_email ?? '' };
    const parts = { petition, replies, attempts, terms, today, errors: form.errors, typed: form.typed ?? usual };
    const more = {
      method: methodIn(form.method) ?? usualMethod(petition),
      fits: owed.untold > 0 && MAY_BE_TOLD.includes(petition.status),
      mailOn: this.mailer.on,
      draft: notificationDraft(form.actor, petition.folio),
      maxMb: this.config.UPLOAD_LIMIT_MB,
    };
    const page = { title: `Notificar ${petition.folio}`, section: '/por-notificar', wide: true, status: form.status };
    await this.pages.send(request, response, page, <NotificationFormView {...parts} {...more} />);
  }
}

function methodIn(typed: string | undefined): Method | undefined {
  return METHOD_KEYS.find((method) => method === typed);
}

function outcomeInWords(folio: string, { method, state }: NotificationRow, closed: boolean): string {
  if (closed) return `Quedó registrada la notificación de ${folio}; la petición está concluida.`;
  if (state === 'in_effect')
    return `Quedó registrada la notificación de ${folio}; falta notificar lo que se conteste después.`;
  if (state === 'failed') return `Quedó registrado el intento de ${folio}; sigue por notificar.`;
  if (method === 'email') return `La respuesta de ${folio} sale por correo; aquí se verá si el servidor la acepta.`;
  return `Quedó registrada la notificación de ${folio} (${METHODS[method].toLocaleLowerCase('es')}); falta su siguiente paso.`;
}
