import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import {
  Clock,
  DefinitionList,
  Folio,
  LinkButton,
  Panel,
  StatusBadge,
  Time,
  type Actor,
  type Queryable,
  type Tone,
} from '@oficialia/platform';
import { mayAct, type PetitionPanel, type PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { ClockDays } from './clocks/clock-days.view.js';
import { clocksOf } from './clocks/clocks.queries.js';
import { explainedClock, type ExplainedClock } from './clocks/explained-clock.js';
import { INSTRUCTIONS } from './referral.instructions.js';
import { CancelOficio, ReadStamp, ReferralActions, ReferralLight } from './referral-parts.view.js';
import { isLive, referralsOf, type ReferralRow } from './referrals.queries.js';
import { oficioPath } from './referring/oficio-content.js';
import { reasonInWords } from './suggestions/suggestion-reason.js';
import { suggestionsOf, type SuggestionRow } from './suggestions/suggestions.queries.js';

const STATUS: Record<ReferralRow['status'], { label: string; tone: Tone }> = {
  issued: { label: 'Por acusar', tone: 'warn' },
  acknowledged: { label: 'Acusado', tone: 'info' },
  replied: { label: 'Contestado', tone: 'ok' },
  returned: { label: 'Devuelto', tone: 'neutral' },
  reassigned: { label: 'Reasignado', tone: 'neutral' },
  cancelled: { label: 'Cancelado', tone: 'error' },
};

/** On the petition's page: to whom it was turned, with which oficio, until when and why. */
@Injectable()
export class ReferralsPanel implements PetitionPanel {
  readonly area = 'main';
  readonly order = 30;

  constructor(
    private readonly calendars: Calendars,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const referrals = await referralsOf(source, petition.id, actor);
    const live = referrals.filter(isLive);
    const mayRefer = actor.permissions.has('referral.make') && mayAct(petition.status, 'refer');
    if (referrals.length === 0 && petition.status !== 'received') return undefined;
    const [today, calendar] = [await this.calendars.dayOf(this.clock.now()), await this.calendars.calendar(source)];
    const { timeZone: zone } = await this.settings.municipality();
    const explained = await explainedClocks(source, referrals, zone);
    const mayRemit = actor.permissions.has('remission.make') && mayAct(petition.status, 'remit');
    const remit = mayRemit && (
      <LinkButton href={`/peticiones/${petition.folio}/remision`} small kind="quiet">
        Remitir por incompetencia
      </LinkButton>
    );
    const action = mayRefer && (
      <LinkButton
        href={`/peticiones/${petition.folio}/turnar`}
        small
        icon="send"
        kind={live.length === 0 ? 'primary' : 'secondary'}
      >
        {live.length === 0 ? 'Turnar' : 'Turnar a otra dependencia'}
      </LinkButton>
    );
    return (
      <Panel
        heading={referrals.length > 1 ? `Turnos (${referrals.length})` : 'Turno'}
        id="turnos"
        actions={
          <>
            {action}
            {remit}
          </>
        }
      >
        {referrals.length === 0 && <Waiting best={(await suggestionsOf(source, petition.id))[0]} />}
        {referrals.map((referral) => (
          <Referral
            key={referral.id}
            referral={referral}
            actor={actor}
            explained={explained.get(referral.id)}
            zone={zone}
            light={<ReferralLight referral={referral} today={today} calendar={calendar} />}
          />
        ))}
      </Panel>
    );
  }
}

async function explainedClocks(source: Queryable, referrals: ReferralRow[], zone: string) {
  const clocks = await clocksOf(
    source,
    referrals.map(({ id }) => id),
  );
  const explained = await Promise.all(clocks.map((clock) => explainedClock(source, clock, zone)));
  return new Map(explained.map((one) => [one.clock.referral_id, one]));
}

interface ReferralProps {
  referral: ReferralRow;
  actor: Actor;
  light: VNode;
  explained: ExplainedClock | undefined;
  zone: string;
}

function Referral({ referral, actor, light, explained, zone }: ReferralProps) {
  const { label, tone } = STATUS[referral.status];
  return (
    <section aria-label={`Turno a ${referral.department}`} class="stack">
      <h3>
        {referral.department} <StatusBadge label={label} tone={tone} />
      </h3>
      <DefinitionList
        items={[
          {
            term: 'Oficio',
            detail: (
              <>
                <a href={oficioPath(referral.folio, referral.oficio)}>
                  <Folio value={referral.oficio} /> (PDF)
                </a>
                , <Time at={referral.referred_at} />, {referral.referred_by}
              </>
            ),
          },
          {
            term: 'Propuesto por',
            detail: referral.rule && `la regla «${referral.rule}», versión ${referral.rules_version}`,
          },
          { term: 'Instrucción', detail: INSTRUCTIONS[referral.instruction].label },
          { term: 'Observaciones', detail: referral.message },
          { term: 'Con copia para', detail: referral.copies.join('; ') },
          { term: 'Vencimiento', detail: light },
          ...outcomeOf(referral),
        ]}
      />
      {explained && <ClockDays explained={explained} zone={zone} />}
      <div class="btn-row">
        {explained && (
          <LinkButton href={`/turnos/${referral.id}/plazo`} small kind="quiet" icon="clock">
            Ver el plazo<span class="vh"> del oficio {referral.oficio}</span>
          </LinkButton>
        )}
        <ReferralActions referral={referral} actor={actor} />
        <ReadStamp referral={referral} actor={actor} />
        <CancelOficio referral={referral} actor={actor} />
      </div>
    </section>
  );
}

/** That it arrived, and that it was cancelled. */
function outcomeOf(referral: ReferralRow) {
  return [
    {
      term: 'Cancelado',
      detail: referral.cancelled_at && (
        <>
          <Time at={referral.cancelled_at} />, {referral.cancelled_by}: {referral.cancel_reason}
        </>
      ),
    },
    {
      term: 'Acuse del área',
      detail: referral.acknowledged_at && (
        <>
          {[referral.received_by, referral.received_by_position].filter(Boolean).join(', ')},{' '}
          <Time at={referral.acknowledged_at} />
          {referral.stamped_document_id && (
            <>
              , por papel sellado (
              <a href={`/peticiones/${referral.folio}/documentos/${referral.stamped_document_id}`}>ver la copia</a>)
            </>
          )}
        </>
      ),
    },
  ];
}

function Waiting({ best }: { best: SuggestionRow | undefined }) {
  return (
    <p>
      {best
        ? `Está por turnarse. Se sugiere ${best.department}: ${reasonInWords(best)}.`
        : 'Está por turnarse. No se reconoció un tema ni aplicó una regla.'}
    </p>
  );
}
