import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import {
  Alert,
  Clock,
  Columns,
  dayIn,
  Db,
  PageHeader,
  Pages,
  Split,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { Request, Response } from 'express';
import { DateTime } from 'luxon';
import { randomUUID } from 'node:crypto';
import { reservedFolio } from '../contingency/contingency.queries.js';
import { catalogue } from '../petitions.queries.js';
import { printChoice } from '../receipt/print-choice.js';
import { reservedGone, reservedNotFound } from '../registry.errors.js';
import { Learning } from '../similar/learning.service.js';
import type { Similar } from '../similar/similar.queries.js';
import { SimilarNotices } from '../similar/similar.view.js';
import { lastAnswers, usualValues } from '../similar/usual-values.queries.js';
import { LiveNotices } from './live-notices.js';
import { withProposals } from './proposed.js';
import { paperNamed, RegistrationAsides, type ShownAside } from './registration-asides.js';
import type { Typed } from './form-field.js';
import { RegistrationForm } from './registration.form.js';
import { draftOf, draftSlot } from './registration.slots.js';

const CONTINGENCY = 'Contingencia: se escribió a mano en el libro de folios reservados';

interface Sent {
  typed: Typed;
  key: string;
  errors?: FormError[];
  repeats?: Similar;
  status?: number;
}

/** The registration form as a page: with its usual answers, with a paper beside it, or as it was sent. */
@Injectable()
export class RegistrationScreen {
  constructor(
    readonly source: Db,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly pages: Pages,
    private readonly asides: RegistrationAsides,
    private readonly learning: Learning,
  ) {}

  /** An empty form. Throws when the reserved folio is not free. */
  async open(
    request: Request,
    response: Response,
    actor: Actor,
    { paper, reserved }: { paper?: string; reserved?: string },
  ): Promise<void> {
    const typed = await this.usual(actor);
    if (reserved) {
      const found = await reservedFolio(this.source, reserved);
      if (!found) throw reservedNotFound(reserved);
      if (found.captured_at ?? found.annulled_at) throw reservedGone(reserved, found.captured_by_name);
      Object.assign(typed, { reservedFolio: reserved, receivedReason: CONTINGENCY });
    }
    await this.learning.catchUp();
    await this.send(request, response, actor, { typed: { ...typed, paper }, key: randomUUID() }, true);
  }

  /** The same form again, with what was typed. */
  async again(request: Request, response: Response, actor: Actor, sent: Sent): Promise<void> {
    await this.send(request, response, actor, sent, false);
  }

  /** The usual answers: what this person chose last today, else what the office usually gets. */
  private async usual(actor: Actor): Promise<Typed> {
    const { usualAddressee, timeZone } = await this.settings.municipality();
    const today = dayIn(timeZone, this.clock.now());
    const last = await lastAnswers(this.source, actor, DateTime.fromISO(today, { zone: timeZone }).toJSDate());
    return {
      senderKind: last?.sender_kind ?? 'person',
      documentKind: last?.document_kind ?? 'letter',
      channel: last?.channel ?? 'counter',
      addressedTo: last?.addressed_to ?? usualAddressee,
      priority: 'normal',
      sheets: '1',
    };
  }

  private async send(request: Request, response: Response, actor: Actor, sent: Sent, fresh: boolean): Promise<void> {
    const { typed, key, errors = [], repeats } = sent;
    const [known, suggestions, shown] = await Promise.all([
      catalogue(this.source),
      usualValues(this.source),
      this.shown(typed['paper'], actor),
    ]);
    const proposals = fresh ? (shown?.proposals ?? []) : [];
    const knownRepeats = repeats?.repeats.map(({ folio }) => folio).join(' ');
    const form = (
      <RegistrationForm
        catalogue={known}
        suggestions={suggestions}
        typed={{ ...withProposals(typed, proposals), ...(knownRepeats ? { knownRepeats } : {}) }}
        errors={errors}
        idempotencyKey={key}
        draft={draftOf(actor, draftSlot(typed))}
        print={printChoice(request, actor)}
        proposals={proposals}
        reserved={typed['reservedFolio']}
        paper={shown && typed['paper']}
      />
    );
    const notices = <LiveNotices>{repeats && <SimilarNotices similar={repeats} />}</LiveNotices>;
    const page = { title: 'Registrar petición', section: '/registrar', wide: true, status: sent.status ?? 200 };
    await this.pages.send(
      request,
      response,
      page,
      <>
        <Heading reserved={typed['reservedFolio']} gone={typed['paper'] !== undefined && !shown} asked={!!repeats} />
        {shown ? (
          <Split
            left={<div data-proposals="">{shown.aside}</div>}
            right={
              <>
                {form}
                {notices}
              </>
            }
          />
        ) : (
          <Columns asideLabel="Lo que ya existe" aside={notices}>
            {form}
          </Columns>
        )}
      </>,
    );
  }

  private async shown(paper: string | undefined, actor: Actor): Promise<ShownAside | undefined> {
    const found = paperNamed(this.asides, paper);
    return found?.aside.show(found.ref, actor);
  }
}

function Heading({ reserved, gone, asked }: { reserved?: string; gone: boolean; asked: boolean }) {
  return (
    <>
      <PageHeader
        title={reserved ? `Capturar el folio ${reserved}` : 'Registrar petición'}
        lead={
          reserved ? 'Tal como se escribió en el libro de contingencia.' : 'Ningún escrito se rechaza en ventanilla.'
        }
      />
      {gone && (
        <Alert tone="warn" role="status">
          Ese documento ya no espera registro: quizá otra persona lo registró. Puede registrar sin él.
        </Alert>
      )}
      {asked && (
        <Alert tone="warn" role="alert" title="Quizá ya se recibió">
          Revise las peticiones parecidas, junto al formulario. Si es otra cosa, presione Registrar otra vez.
        </Alert>
      )}
    </>
  );
}
