import { businessDaysBetween, type BusinessCalendar } from '@oficialia/directory';
import type { Light } from '@oficialia/platform';

/** Business days before the due date from which a referral is amber. */
const SOON = 3;

export interface ClockedReferral {
  status: 'issued' | 'acknowledged' | 'replied';
  requires_reply: boolean;
  /** `YYYY-MM-DD`, null when no reply is due. */
  due_date: string | null;
}

/** Where a referral stands on `today` (`YYYY-MM-DD`), in colour and words. Overdue is computed here and never stored. */
export function lightOf(
  referral: ClockedReferral,
  today: string,
  calendar: BusinessCalendar,
): { light: Light; label: string } {
  if (referral.status === 'replied') return { light: 'grey', label: 'Contestado' };
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

/** `1 día hábil`, `5 días hábiles`. */
export function businessDays(count: number): string {
  return count === 1 ? '1 día hábil' : `${count} días hábiles`;
}

/** The day after a Friday is overdue although no business day has passed yet. */
function overdueLabel(days: number): string {
  return days === 0 ? 'Vencido' : `Vencido hace ${businessDays(days)}`;
}
