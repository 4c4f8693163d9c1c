import { CHANNEL_NAMES, SENDER_KIND_NAMES } from '@oficialia/registry';
import { INSTRUCTIONS } from '@oficialia/routing';
import type { PartFigure } from './counting.queries.js';
import type { CutName } from './cuts.js';

/** What people call a part of a figure. */
export function nameOfPart(cut: CutName, { value, name }: Pick<PartFigure, 'value' | 'name'>): string {
  if (value === null) return 'Sin dato';
  const names: Partial<Record<CutName, Record<string, string>>> = {
    canal: CHANNEL_NAMES,
    remitente: SENDER_KIND_NAMES,
    instruccion: Object.fromEntries(Object.entries(INSTRUCTIONS).map(([key, { label }]) => [key, label])),
  };
  return names[cut]?.[value] ?? name ?? value;
}
