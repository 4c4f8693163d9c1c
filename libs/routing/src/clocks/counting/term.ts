/** How a term is counted: in business days, in months date to date, or in hours from moment to moment. */
export const TERM_UNITS = ['business_days', 'months', 'hours'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

export interface Term {
  amount: number;
  unit: TermUnit;
}

const WORDS: Record<TermUnit, [one: string, many: string]> = {
  business_days: ['día hábil', 'días hábiles'],
  months: ['mes', 'meses'],
  hours: ['hora', 'horas'],
};

/** `días hábiles`, `meses`, `horas`. */
export function unitInWords(unit: TermUnit): string {
  return WORDS[unit][1];
}

/** `10 días hábiles`, `3 meses`, `24 horas`. */
export function termInWords({ amount, unit }: Term): string {
  return `${amount} ${WORDS[unit][amount === 1 ? 0 : 1]}`;
}

/** `1 día hábil`, `5 días hábiles`. */
export function businessDays(count: number): string {
  return termInWords({ amount: count, unit: 'business_days' });
}
