import type { OficioQuery } from './minutario.dto.js';

/** Days of issue, both counted, `YYYY-MM-DD`. */
export interface Period {
  from: string;
  to: string;
}

/** How long what was not printed stays in sight by itself. */
const RECENT_DAYS = 90;

/** The days that are asked for: as typed, else of the month or year, else of the year of `today`, or what is recent. */
export function periodOf({ from, to, year, month, state }: OficioQuery, today: string): Period {
  if (from || to) return { from: from ?? '2000-01-01', to: to ?? today };
  if (state === 'unprinted' && !year && !month) {
    const recent = new Date(Date.parse(today) - RECENT_DAYS * 86_400_000);
    return { from: recent.toISOString().slice(0, 10), to: today };
  }
  const inYear = year ?? Number(today.slice(0, 4));
  if (month === undefined) return { from: `${inYear}-01-01`, to: `${inYear}-12-31` };
  const last = new Date(Date.UTC(inYear, month, 0)).getUTCDate();
  const prefix = `${inYear}-${String(month).padStart(2, '0')}`;
  return { from: `${prefix}-01`, to: `${prefix}-${last}` };
}
