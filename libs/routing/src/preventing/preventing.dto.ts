import { Integer, Text } from '@oficialia/platform';
import type { PreventionRow } from './preventions.queries.js';

export class PreventionRequest {
  @Text('Lo que falta', { max: 2_000, multiline: true }) missing: string;
  /** Key of the term regime; absent: that of the clock which runs, or the usual one. */
  @Text('Régimen', { max: 40, optional: true }) regime?: string;
  /** Business days to answer, where the regime sets none or a least. */
  @Integer('Días hábiles para completar', { min: 1, max: 365, optional: true }) days?: number;
}

export class CompletionRequest {
  @Text('Qué se entregó', { max: 2_000, multiline: true }) note: string;
}

export class LapseRequest {
  @Text('Motivo', { max: 1_000, multiline: true }) note: string;
}

export class PreventionView {
  missing: string;
  regime: string;
  /** `YYYY-MM-DD`. */
  madeOn: string;
  completeBy: string;
  /** Without an answer the petition may count as never filed; false when it was asked too late. */
  mayLapse: boolean;
  /** `completed`, `lapsed`, or null while the petitioner may answer. */
  outcome: string | null;
  note: string | null;
  endedAt: Date | null;
}

export function preventionView(row: PreventionRow): PreventionView {
  const { missing, regime, outcome, note } = row;
  const days = { madeOn: row.made_on, completeBy: row.complete_by, mayLapse: row.may_lapse };
  return { missing, regime, ...days, outcome, note, endedAt: row.ended_at };
}
