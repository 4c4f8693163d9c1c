import { CHANNEL_NAMES, SENDER_KIND_NAMES } from '@oficialia/registry';
import { INSTRUCTION_OPTIONS } from '@oficialia/routing';
import type { PartFigure } from './counting.queries.js';
import type { CutName } from './cuts.js';

/** What people call the values of the cuts that are no rows of the database. */
export const FIXED_NAMES = {
  canal: CHANNEL_NAMES as Record<string, string>,
  remitente: SENDER_KIND_NAMES as Record<string, string>,
  instruccion: Object.fromEntries(INSTRUCTION_OPTIONS.map(({ value, label }) => [value, label])) as Record<
    string,
    string
  >,
};

/** What people call a part of a figure. */
export function nameOfPart(cut: CutName, { value, name }: Pick<PartFigure, 'value' | 'name'>): string {
  if (value === null) return 'Sin dato';
  return (cut in FIXED_NAMES && FIXED_NAMES[cut as keyof typeof FIXED_NAMES][value]) || (name ?? value);
}
