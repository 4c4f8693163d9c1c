import { DefinitionList, Folio, Time } from '@oficialia/platform';
import type { VNode } from 'preact';
import { INSTRUCTIONS } from './referral.instructions.js';
import type { ReferralRow } from './referrals.queries.js';
import { oficioPath } from './referring/oficio-content.js';

/** What is known of a referral, from its oficio to what took its place. */
export function ReferralFacts({ referral, light }: { referral: ReferralRow; light: VNode }) {
  return (
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
        { term: 'Sustituye al oficio', detail: referral.previous_oficio },
        { term: 'Competencia', detail: referral.definitive ? 'Definitiva, por resolución de supervisión' : undefined },
        { term: 'Vencimiento', detail: light },
        { term: 'Acuse del área', detail: acknowledged(referral) },
        { term: 'Acuse impugnado', detail: contestOf(referral) },
        { term: 'Devuelto', detail: returned(referral) },
        { term: 'Cancelado', detail: cancelled(referral) },
        { term: 'Sigue en el oficio', detail: referral.next_oficio },
      ]}
    />
  );
}

function contestOf({ contested_at, contest_reason, contest_upheld }: ReferralRow): string | null {
  if (!contested_at) return null;
  return `${contest_reason} (${contest_upheld === null ? 'por decidir' : 'se sostiene'})`;
}

function acknowledged(referral: ReferralRow): VNode | null {
  const {
    acknowledged_at: at,
    received_by: name,
    received_by_position: position,
    stamped_document_id: copy,
  } = referral;
  if (!at) return null;
  return (
    <>
      {[name, position].filter(Boolean).join(', ')}, <Time at={at} />
      {copy && (
        <>
          , por papel sellado (<a href={`/peticiones/${referral.folio}/documentos/${copy}`}>ver la copia</a>)
        </>
      )}
    </>
  );
}

function returned({ returned_at, returned_by, return_reason, proposed }: ReferralRow): VNode | null {
  if (!returned_at) return null;
  return (
    <>
      {returned_by}, <Time at={returned_at} />: {return_reason}
      {proposed && ` Propone a ${proposed}.`}
    </>
  );
}

function cancelled({ cancelled_at, cancelled_by, cancel_reason }: ReferralRow): VNode | null {
  if (!cancelled_at) return null;
  return (
    <>
      <Time at={cancelled_at} />, {cancelled_by}: {cancel_reason}
    </>
  );
}
