import type { BusinessCalendar } from '@oficialia/directory';
import { formatDay, LinkButton, TrafficLight, type Actor } from '@oficialia/platform';
import type { ReferralRow } from './referrals.queries.js';
import { businessDays, lightOf } from './traffic-light.js';

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
  // What is answered is no longer due.
  if (referral.status === 'replied') return <TrafficLight light={light} label={label} />;
  const why = referral.term_days === null ? undefined : `${businessDays(referral.term_days)} desde que se turnó`;
  return <TrafficLight light={light} label={label} due={referral.due_date ?? undefined} why={why} />;
}

/** What this person may do with the referral now. */
export function ReferralActions({ referral, actor }: { referral: ReferralRow; actor: Actor }) {
  const may = (permission: string) => actor.permissions.has(permission);
  // For the area itself it is the day's work; for the follow-up office, writing down what came on paper.
  const kind = actor.departmentId === null ? 'secondary' : 'primary';
  const hidden = <span class="vh"> el oficio {referral.oficio}</span>;
  if (referral.status === 'issued' && may('referral.acknowledge')) {
    return (
      <LinkButton href={`/turnos/${referral.id}/acuse`} small icon="stamp" kind={kind}>
        Acusar{hidden}
      </LinkButton>
    );
  }
  if (referral.status === 'acknowledged' && referral.requires_reply && may('reply.make')) {
    return (
      <LinkButton href={`/turnos/${referral.id}/respuesta`} small icon="reply" kind={kind}>
        Contestar{hidden}
      </LinkButton>
    );
  }
  return null;
}

/** Day by day, how a term came to its end: which days count, which do not and why. */
export function TermDays({ referral }: { referral: ReferralRow }) {
  if (referral.due_date === null || referral.term_days === null) return null;
  let counted = 0;
  return (
    <details>
      <summary>Por qué vence el {formatDay(referral.due_date)}</summary>
      <p>
        El plazo de {businessDays(referral.term_days)} corre desde el día hábil siguiente al turno. Así se contó al
        emitir el oficio:
      </p>
      <ul>
        {referral.days.map(({ day, counted: counts, reason }) => (
          <li key={day}>
            {formatDay(day)}: {counts ? `día hábil ${(counted += 1)}` : `no cuenta, ${reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
