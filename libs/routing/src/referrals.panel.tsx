import { Injectable } from '@nestjs/common';
import { Calendars } from '@oficialia/directory';
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
import { INSTRUCTIONS } from './referral.instructions.js';
import { ReferralActions, ReferralLight, TermDays } from './referral-parts.view.js';
import { referralsOf, type ReferralRow } from './referrals.queries.js';
import { oficioPath } from './referring/oficio-content.js';
import { reasonInWords } from './suggestions/suggestion-reason.js';
import { suggestionsOf, type SuggestionRow } from './suggestions/suggestions.queries.js';

const STATUS: Record<ReferralRow['status'], { label: string; tone: Tone }> = {
  issued: { label: 'Por acusar', tone: 'warn' },
  acknowledged: { label: 'Acusado', tone: 'info' },
  replied: { label: 'Contestado', tone: 'ok' },
};

/** On the petition's page: to whom it was turned, with which oficio, until when and why. */
@Injectable()
export class ReferralsPanel implements PetitionPanel {
  readonly area = 'main';
  readonly order = 30;

  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const referrals = await referralsOf(source, petition.id, actor);
    const mayRefer = actor.permissions.has('referral.make') && mayAct(petition.status, 'refer');
    if (referrals.length === 0 && petition.status !== 'received') return undefined;
    const [today, calendar] = [await this.calendars.dayOf(this.clock.now()), await this.calendars.calendar(source)];
    const action = mayRefer && (
      <LinkButton
        href={`/peticiones/${petition.folio}/turnar`}
        small
        icon="send"
        kind={referrals.length === 0 ? 'primary' : 'secondary'}
      >
        {referrals.length === 0 ? 'Turnar' : 'Turnar a otra dependencia'}
      </LinkButton>
    );
    return (
      <Panel
        heading={referrals.length > 1 ? `Turnos (${referrals.length})` : 'Turno'}
        id="turnos"
        actions={action || undefined}
      >
        {referrals.length === 0 && <Waiting best={(await suggestionsOf(source, petition.id))[0]} />}
        {referrals.map((referral) => (
          <Referral
            key={referral.id}
            referral={referral}
            actor={actor}
            light={<ReferralLight referral={referral} today={today} calendar={calendar} />}
          />
        ))}
      </Panel>
    );
  }
}

function Referral({ referral, actor, light }: { referral: ReferralRow; actor: Actor; light: VNode }) {
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
          {
            term: 'Acuse del área',
            detail: referral.acknowledged_at && (
              <>
                {[referral.received_by, referral.received_by_position].filter(Boolean).join(', ')},{' '}
                <Time at={referral.acknowledged_at} />
              </>
            ),
          },
        ]}
      />
      <TermDays referral={referral} />
      <div class="btn-row">
        <ReferralActions referral={referral} actor={actor} />
      </div>
    </section>
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
