import { Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import {
  Allow,
  Breadcrumbs,
  Clock,
  CurrentActor,
  Db,
  formErrors,
  mendable,
  PageHeader,
  Pages,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { excerpt } from '../excerpt.js';
import { findPetition } from '../petitions.queries.js';
import { atFormFields, parseTyped } from '../registration/form-reading.js';
import { checkedKey } from '../registration/registration.controller.js';
import { draftSlot } from '../registration/registration.slots.js';
import { AttachmentReceipts } from './attachment-receipts.service.js';
import { ATTACHMENT_FIELDS, ATTACHMENT_NAMES, AttachmentRequest } from './attachment.dto.js';
import { Attachments } from './attachments.service.js';
import { AttachForm } from './attachments.view.js';

type Typed = Record<string, string | undefined>;

@Controller('peticiones/:folio/agregados')
export class AttachmentPages {
  constructor(
    private readonly attachments: Attachments,
    private readonly receipts: AttachmentReceipts,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('petition.register')
  @Get()
  async form(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const petition = await findPetition(this.db, folio, actor);
    const typed = { kind: 'annex', channel: 'counter', sheets: '1', senderName: petition.sender_name };
    await this.show(request, response, actor, { folio, typed, errors: [], key: randomUUID(), status: 200 });
  }

  /** From its own form, or from the registration form when a clerk sees that the petition exists. */
  @Allow('petition.register')
  @Post()
  async attach(
    @Req() request: Request,
    @Res() response: Response,
    @Param('folio') folio: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const key = checkedKey(body['idempotencyKey']);
    const typed = Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string')) as Typed;
    try {
      const { timeZone } = await this.settings.municipality();
      const reading = { now: this.clock.now(), timeZone };
      const attachment = parseTyped(AttachmentRequest, body, ATTACHMENT_FIELDS, reading);
      const number = await this.attachments.attach(folio, attachment, key, actor);
      this.pages.redirect(
        request,
        response,
        `/peticiones/${folio}?agregado=${number}&borrador=${draftSlot(typed)}#agregados`,
        { tone: 'ok', text: `${ATTACHMENT_NAMES[attachment.kind]} ${number} agregado al folio ${folio}.` },
      );
    } catch (error) {
      const problem = mendable(error);
      const errors = atFormFields(formErrors(problem, 'senderName'));
      await this.show(request, response, actor, { folio, typed, errors, key, status: problem.status });
    }
  }

  @Allow('receipt.issue')
  @Get(':number.pdf')
  async receipt(
    @Param('folio') folio: string,
    @Param('number', ParseIntPipe) number: number,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const pdf = await this.receipts.pdf(folio, number, actor);
    response.set('Content-Disposition', `inline; filename="acuse-${folio}-agregado-${number}.pdf"`);
    response.type('application/pdf').set('Cache-Control', 'private, no-store').send(pdf);
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    form: { folio: string; typed: Typed; errors: FormError[]; key: string; status: number },
  ): Promise<void> {
    const petition = await findPetition(this.db, form.folio, actor);
    const title = `Agregar a ${petition.folio}`;
    await this.pages.send(
      request,
      response,
      { title, section: '/peticiones', status: form.status },
      <>
        <Breadcrumbs
          items={[{ label: petition.folio, href: `/peticiones/${petition.folio}` }, { label: 'Agregar lo que llegó' }]}
        />
        <PageHeader title={title} lead={excerpt(petition.subject)} />
        <AttachForm petition={petition} typed={form.typed} errors={form.errors} idempotencyKey={form.key} />
      </>,
    );
  }
}
