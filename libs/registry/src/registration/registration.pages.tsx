import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import {
  Allow,
  CurrentActor,
  Db,
  DomainError,
  PageHeader,
  Pages,
  parse,
  formErrors,
  ValidationProblem,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { randomUUID } from 'node:crypto';
import { catalogue } from '../petitions.queries.js';
import { Receipts } from '../receipt/receipts.service.js';
import { checkedKey } from './registration.controller.js';
import { RegistrationRequest } from './registration.dto.js';
import { RegistrationForm, type Typed } from './registration.form.js';
import { Registration } from './registration.service.js';

const SECTION = '/registrar';
/** Fields of the form that are no fields of a registration. */
const OF_THE_FORM = new Set(['_csrf', 'idempotencyKey', 'receivedDay', 'receivedTime']);
const USUAL: Typed = {
  senderKind: 'person',
  documentKind: 'letter',
  priority: 'normal',
  channel: 'counter',
  sheets: '1',
};

@Controller('registrar')
export class RegistrationPages {
  constructor(
    private readonly registration: Registration,
    private readonly receipts: Receipts,
    private readonly settings: Settings,
    private readonly db: Db,
    private readonly pages: Pages,
  ) {}

  @Allow('petition.register')
  @Get()
  async form(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const { usualAddressee } = await this.settings.municipality();
    await this.show(request, response, actor, { ...USUAL, addressedTo: usualAddressee }, [], randomUUID());
  }

  @Allow('petition.register')
  @Post()
  async register(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const key = checkedKey(body['idempotencyKey']);
    try {
      const { folio } = await this.registration.register(await this.read(body), key, actor);
      await this.receipts.issueOriginal(folio, actor);
      response.redirect(303, `/peticiones/${folio}?registrada=1`);
    } catch (error) {
      if (!(error instanceof DomainError) || error.status >= 500) throw error;
      // A used-up key belongs to the petition that got it; what is typed now needs one of its own.
      const next = error.code === 'registration.key-reused' ? randomUUID() : key;
      await this.show(request, response, actor, typedIn(body), formErrors(error, 'senderName'), next, error.status);
    }
  }

  private async read(body: Record<string, unknown>): Promise<RegistrationRequest> {
    const fields = Object.entries(body).filter(([name]) => !OF_THE_FORM.has(name));
    const receivedAt = await this.momentOf(body['receivedDay'], body['receivedTime']);
    return parse(RegistrationRequest, { ...Object.fromEntries(fields), receivedAt });
  }

  /** The moment a clerk wrote as day and hour of the municipality; undefined when both are empty. */
  private async momentOf(day: unknown, time: unknown): Promise<string | undefined> {
    if (!day && !time) return undefined;
    const { timeZone } = await this.settings.municipality();
    const moment = DateTime.fromISO(`${String(day)}T${String(time)}`, { zone: timeZone });
    if (day && time && moment.isValid) return moment.toUTC().toISO();
    throw new ValidationProblem([{ field: 'receivedDay', message: 'Escriba el día y la hora en que se recibió.' }]);
  }

  private async show(
    request: Request,
    response: Response,
    actor: Actor,
    typed: Typed,
    errors: FormError[],
    key: string,
    status = 200,
  ): Promise<void> {
    const [known, { usualAddressee }] = await Promise.all([catalogue(this.db), this.settings.municipality()]);
    await this.pages.send(
      request,
      response,
      { title: 'Registrar petición', section: SECTION, status },
      <>
        <PageHeader title="Registrar petición" lead="Ningún escrito se rechaza en ventanilla." />
        <RegistrationForm
          catalogue={known}
          addressees={[usualAddressee]}
          typed={typed}
          errors={errors}
          idempotencyKey={key}
          draft={draftOf(actor)}
        />
      </>,
    );
  }
}

/** The draft of a clerk's browser; other people of the same computer have their own. */
export function draftOf(actor: Actor): string {
  return `registrar:${actor.id}`;
}

function typedIn(body: Record<string, unknown>): Typed {
  const typed: Typed = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') typed[name] = value;
  }
  const annexes = Array.isArray(body['annexes']) ? (body['annexes'] as unknown[]) : [];
  annexes.forEach((annex, row) => {
    for (const [part, value] of Object.entries(annex ?? {})) {
      if (typeof value === 'string') typed[`annexes.${row}.${part}`] = value;
    }
  });
  return typed;
}
