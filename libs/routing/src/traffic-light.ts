import { businessDaysBetween, type BusinessCalendar } from '@oficialia/directory';
import type { Light } from '@oficialia/platform';
import type { ClockState } from './clocks/counting/run-clock.js';
import { businessDays } from './clocks/counting/term.js';
import type { ReferralStatus } from './referrals.queries.js';

/** Business days before the due date from which a referral is amber. */
export const SOON = 3;

export interface ClockedReferral {
  status: ReferralStatus;
  requires_reply: boolean;
  /** `YYYY-MM-DD`, null when no reply is due and while the clock stands still. */
  due_date: string | null;
  clock_state?: ClockState | null;
}

/** What is no longer due, whatever its date says. */
const OVER: Record<Exclude<ReferralStatus, 'issued' | 'acknowledged'>, string> = {
  replied: 'Contestado',
  returned: 'Devuelto, por reasignar',
  reassigned: 'Reasignado',
  cancelled: 'Cancelado',
};

/** Whether the department still has it to acknowledge or to answer. */
export function isLive(status: ReferralStatus): status is 'issued' | 'acknowledged' {
  return status === 'issued' || status === 'acknowledged';
}

/** Where a referral stands on `today` (`YYYY-MM-DD`), in colour and words. Overdue is computed here and never stored. */
export function lightOf(
  referral: ClockedReferral,
  today: string,
  calendar: BusinessCalendar,
): { light: Light; label: string } {
  if (!isLive(referral.status)) return { light: 'grey', label: OVER[referral.status] };
  if (referral.requires_reply && referral.clock_state === 'suspended')
    return { light: 'grey', label: 'Plazo suspendido' };
  if (referral.requires_reply && referral.clock_state === 'waiting')
    return { light: 'blue', label: 'Por acusar: el plazo corre desde el acuse' };
  if (referral.due_date === null) {
    return referral.status === 'issued'
      ? { light: 'blue', label: 'Por acusar, sin respuesta pendiente' }
      : { light: 'grey', label: 'No requiere respuesta' };
  }
  if (today > referral.due_date)
    return { light: 'red', label: overdueLabel(businessDaysBetween(referral.due_date, today, calendar)) };
  const left = businessDaysBetween(today, referral.due_date, calendar);
  if (left === 0) return { light: 'amber', label: 'Vence hoy' };
  return { light: left <= SOON ? 'amber' : 'green', label: `Vence en ${businessDays(left)}` };
}

/** The day after a Friday is overdue although no business day has passed yet. */
function overdueLabel(days: number): string {
  return days === 0 ? 'Vencido' : `Vencido hace ${businessDays(days)}`;
}
