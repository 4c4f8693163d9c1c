import type { BusinessCalendar } from '@oficialia/directory';
import { LinkButton, TrafficLight, type Actor } from '@oficialia/platform';
import type { ReferralRow } from './referrals.queries.js';
import { termInWords } from './clocks/counting/term.js';
import { isLive, lightOf } from './traffic-light.js';

/** The semaphore of a referral with its due date and why it is that day. */
export function ReferralLight({
  referral,
  today,
  calendar,
}: {
  referral: ReferralRow;
  today: string;
  calendar: BusinessCalendar;
}) {
  const { light, label } = lightOf(referral, today, calendar);
  // What is answered or in other hands is no longer due.
  if (!isLive(referral.status)) return <TrafficLight light={light} label={label} />;
  const { term_amount: amount, term_unit: unit, due_at, due_date } = referral;
  const why = amount && unit ? `${termInWords({ amount, unit })}, ${referral.regime}` : undefined;
  return <TrafficLight light={light} label={label} due={due_at ?? due_date ?? undefined} why={why} />;
}

/** What this person may do with the referral now. */
export function ReferralActions({ referral, actor }: { referral: ReferralRow; actor: Actor }) {
  const may = (permission: string) => actor.permissions.has(permission);
  // For the area itself it is the day's work; for the follow-up office, writing down what came on paper.
  const kind = actor.departmentId === null ? 'secondary' : 'primary';
  const at = (act: string) => `/turnos/${referral.id}/${act}`;
  const hidden = <span class="vh"> el oficio {referral.oficio}</span>;
  const { status } = referral;
  return (
    <div class="btn-row">
      {status === 'issued' && may('referral.acknowledge') && (
        <LinkButton href={at('acuse')} small icon="stamp" kind={kind}>
          Acusar{hidden}
        </LinkButton>
      )}
      {status === 'acknowledged' && referral.requires_reply && may('reply.make') && (
        <LinkButton href={at('respuesta')} small icon="reply" kind={kind}>
          Contestar{hidden}
        </LinkButton>
      )}
      {status === 'acknowledged' && !referral.definitive && actor.departmentId !== null && may('referral.return') && (
        <LinkButton href={at('devolucion')} small icon="return" kind="secondary">
          Devolver{hidden}
        </LinkButton>
      )}
      {status === 'returned' && may('referral.make') && (
        <LinkButton href={at('reasignacion')} small icon="send">
          Reasignar{hidden}
        </LinkButton>
      )}
    </div>
  );
}

/** Writes down who stamped the scanned copy, while nobody has. */
export function ReadStamp({ referral, actor }: { referral: ReferralRow; actor: Actor }) {
  if (!actor.permissions.has('stamp.read') || !referral.stamp_unread) return null;
  return (
    <LinkButton href={`/turnos/${referral.id}/acuse/sello`} small icon="pen">
      Escribir quién selló<span class="vh"> el oficio {referral.oficio}</span>
    </LinkButton>
  );
}

/** Cancels the oficio, while nobody has answered it. */
export function CancelOficio({ referral, actor }: { referral: ReferralRow; actor: Actor }) {
  if (!actor.permissions.has('oficio.cancel') || !['issued', 'acknowledged'].includes(referral.status)) return null;
  const number = referral.oficio.replaceAll('/', '-');
  return (
    <LinkButton href={`/peticiones/${referral.folio}/oficios/${number}/cancelacion`} small kind="quiet" icon="cross">
      Cancelar el oficio<span class="vh"> {referral.oficio}</span>
    </LinkButton>
  );
}
