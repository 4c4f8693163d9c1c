import type { ReferralRow } from '../referrals.queries.js';

/** Leads to the days that were counted; nothing where no clock runs. */
export function DueReason({ referral }: { referral: ReferralRow }) {
  if (!referral.due_date || !referral.term_amount) return null;
  return (
    <small>
      <a href={`/turnos/${referral.id}/plazo`}>
        ¿Por qué ese día?<span class="vh"> Oficio {referral.oficio}</span>
      </a>
    </small>
  );
}
