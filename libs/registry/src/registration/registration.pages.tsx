import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Allow, Clock, CurrentActor, formErrors, mendable, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Captures } from '../contingency/captures.service.js';
import { keepPrintChoice } from '../receipt/print-choice.js';
import { Receipts } from '../receipt/receipts.service.js';
import { similarPetitions, type Similar } from '../similar/similar.queries.js';
import { atFormFields, parseTyped } from './form-reading.js';
import { sketchOf } from './notices.pages.js';
import { unseenIn } from './proposed.js';
import { paperNamed, RegistrationAsides } from './registration-asides.js';
import { checkedKey } from './registration.controller.js';
import { RegistrationRequest } from './registration.dto.js';
import type { Typed } from './form-field.js';
import { RegistrationScreen } from './registration.screen.js';
import { Registration } from './registration.service.js';
import { draftSlot } from './registration.slots.js';

/** Fields of the form that are fields of a registration. */
const NAMES = [
  ...'channel receivedReason senderKind senderName senderPosition senderInstitution curp curpAbsence'.split(' '),
  ...'contactAddress contactNeighbourhood contactTelephone contactEmail notifyByBoard documentKind'.split(' '),
  ...'documentNumber documentDate addressedTo subject sheets annexes priority notes'.split(' '),
];

@Controller('registrar')
export class RegistrationPages {
  constructor(
    private readonly registration: Registration,
    private readonly captures: Captures,
    private readonly receipts: Receipts,
    private readonly asides: RegistrationAsides,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly screen: RegistrationScreen,
  ) {}

  @Allow('petition.register')
  @Get()
  async form(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const query = request.query as Record<string, unknown>;
    const found = this.asides.find(query);
    const reserved = typeof query['reservado'] === 'string' ? query['reservado'] : undefined;
    await this.screen.open(request, response, actor, { paper: found && `${found.aside.key}:${found.ref}`, reserved });
  }

  @Allow('petition.register')
  @Post()
  async register(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const body = (request.body ?? {}) as Record<string, unknown>;
    const key = checkedKey(body['idempotencyKey']);
    keepPrintChoice(response, actor, body['print']);
    try {
      const repeats = await this.repeatsToAsk(body, actor);
      if (repeats) return await this.screen.again(request, response, actor, { typed: typedIn(body), key, repeats });
      const folio = await this.write(body, key, actor);
      await this.receipts.issueOriginal(folio, actor);
      response.redirect(303, `/peticiones/${folio}?registrada=${draftSlot(typedIn(body))}`);
    } catch (error) {
      const problem = mendable(error, 'reserved-folio.not-found');
      // A used-up key belongs to the petition that got it; what is typed now needs one of its own.
      const next = problem.code === 'registration.key-reused' ? randomUUID() : key;
      const errors = atFormFields(formErrors(problem, 'senderName'));
      const { status } = problem;
      await this.screen.again(request, response, actor, { typed: typedIn(body), key: next, errors, status });
    }
  }

  /** Registers, or captures under a reserved folio; a paper that stood beside the form goes to the petition. */
  private async write(body: Record<string, unknown>, key: string, actor: Actor): Promise<string> {
    const { timeZone } = await this.settings.municipality();
    const reading = { now: this.clock.now(), timeZone };
    const request = parseTyped(RegistrationRequest, body, NAMES, reading, unseenIn(body));
    const reserved = body['reservedFolio'];
    const paper = paperNamed(this.asides, body['paper']);
    if (typeof reserved === 'string' && reserved !== '') await this.captures.capture(reserved, request, key, actor);
    const folio =
      typeof reserved === 'string' && reserved !== ''
        ? reserved
        : (await this.registration.register(request, key, actor)).folio;
    await paper?.aside.registered(paper.ref, folio, actor);
    return folio;
  }

  /** Without script nobody was told while typing: asked once, before it is registered. */
  private async repeatsToAsk(body: Record<string, unknown>, actor: Actor): Promise<Similar | undefined> {
    if (body['withoutScript'] !== '1' || body['knownRepeats'] !== undefined) return undefined;
    const similar = await similarPetitions(this.screen.source, sketchOf(body), actor, this.clock.now());
    return similar.repeats.length > 0 ? similar : undefined;
  }
}

function typedIn(body: Record<string, unknown>): Typed {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
