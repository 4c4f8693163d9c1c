import { formatDay } from '@oficialia/platform';
import type { ReferralRow } from '../referrals.queries.js';

/** What is told once a petition has been turned. */
export function referredWords(folio: string, made: ReferralRow[]): string {
  const each = made.map(({ department, oficio, due_date }) => {
    const due = due_date ? `, vence el ${formatDay(due_date)}` : ', sin respuesta pendiente';
    return `${department} (oficio ${oficio}${due})`;
  });
  return `${folio} se turnó a ${each.join('; ')}.`;
}
