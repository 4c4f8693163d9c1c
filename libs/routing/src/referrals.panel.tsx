import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import { Clock, LinkButton, Panel, StatusBadge, type Actor, type Queryable, type Tone } from '@oficialia/platform';
import { mayAct, type PetitionPanel, type PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { ClockDays } from './clocks/clock-days.view.js';
import { clocksOf } from './clocks/clocks.queries.js';
import { explainedClock, type ExplainedClock } from './clocks/explained-clock.js';
import { CancelOficio, ReadStamp, ReferralActions, ReferralLight } from './referral-parts.view.js';
import { isInForce, referralsOf, type ReferralRow } from './referrals.queries.js';
import { isLive } from './traffic-light.js';
import { ReferralFacts } from './referral-facts.view.js';
import { reasonInWords } from './suggestions/suggestion-reason.js';
import { suggestionsOf, type SuggestionRow } from './suggestions/suggestions.queries.js';

const STATUS: Record<ReferralRow['status'], { label: string; tone: Tone }> = {
  issued: { label: 'Por acusar', tone: 'warn' },
  acknowledged: { label: 'Acusado', tone: 'info' },
  replied: { label: 'Contestado', tone: 'ok' },
  returned: { label: 'Devuelto', tone: 'warn' },
  reassigned: { label: 'Reasignado', tone: 'neutral' },
  cancelled: { label: 'Cancelado', tone: 'neutral' },
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
    const live = referrals.filter(isInForce);
    const mayRefer = actor.permissions.has('referral.make') && mayAct(petition.status, 'refer');
    if (referrals.length === 0 && petition.status !== 'received') return undefined;
    const [today, calendar] = [await this.calendars.dayOf(this.clock.now()), await this.calendars.shown()];
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
      <ReferralFacts referral={referral} light={light} />
      {explained && <ClockDays explained={explained} zone={zone} />}
      <div class="btn-row">
        {explained && (
          <LinkButton href={`/turnos/${referral.id}/plazo`} small kind="quiet" icon="clock">
            Ver el plazo<span class="vh"> del oficio {referral.oficio}</span>
          </LinkButton>
        )}
        <Further referral={referral} actor={actor} />
        <ReferralActions referral={referral} actor={actor} />
        <ReadStamp referral={referral} actor={actor} />
        <CancelOficio referral={referral} actor={actor} />
      </div>
    </section>
  );
}

/** What is seldom done with a referral, and therefore only here. */
function Further({ referral, actor }: { referral: ReferralRow; actor: Actor }) {
  const may = (permission: string) => actor.permissions.has(permission);
  const { status, contested_at: contested, contest_upheld: upheld } = referral;
  const hidden = <span class="vh"> del oficio {referral.oficio}</span>;
  const mayContest = status === 'acknowledged' && !contested && may('acknowledgement.contest');
  return (
    <>
      {isLive(status) && may('referral.make') && (
        <LinkButton href={`/turnos/${referral.id}/reasignacion`} small kind="quiet" icon="send">
          Reasignar<span class="vh"> el oficio {referral.oficio}</span>
        </LinkButton>
      )}
      {mayContest && (
        <LinkButton href={`/turnos/${referral.id}/impugnacion`} small kind="quiet" icon="alert">
          Impugnar el acuse{hidden}
        </LinkButton>
      )}
      {status === 'acknowledged' && contested && upheld === null && may('acknowledgement.decide') && (
        <LinkButton href={`/turnos/${referral.id}/impugnacion`} small icon="alert">
          Decidir la impugnación{hidden}
        </LinkButton>
      )}
    </>
  );
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
