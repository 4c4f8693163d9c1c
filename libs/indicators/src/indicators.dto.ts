import { Choice, Day, Integer } from '@oficialia/platform';
import { ATTENTION_RATE, percentOf, type AttentionRate } from './attention-rate.js';
import type { CountedPetition, Part } from './attention-rate.queries.js';
import type { Period } from './period.js';

export class PeriodQuery {
  /** First day, `YYYY-MM-DD`; absent: of the current quarter. */
  @Day('Desde', { optional: true }) from?: string;
  /** Last day, included. */
  @Day('Hasta', { optional: true }) to?: string;
}

export class CountedPetitionsQuery extends PeriodQuery {
  @Choice('Parte', ['numerator', 'denominator'], { optional: true }) part?: Part;
  @Integer('Página', { min: 1, max: 100_000, optional: true }) page?: number;
}

export class AttentionRateView {
  /** Version of the definition. */
  definition: number;
  formula: string;
  from: string;
  to: string;
  numerator: number;
  denominator: number;
  /** Percent with two decimals; null when nothing requires an answer. */
  percent: number | null;
}

export class CountedPetitionView {
  folio: string;
  subject: string;
  status: string;
  receivedOn: string;
  answered: boolean;
  answeredOn: string | null;
}

export class CountedPetitionsPage {
  part: string;
  total: number;
  page: number;
  petitions: CountedPetitionView[];
}

export function attentionRateView(rate: AttentionRate, { from, to }: Period): AttentionRateView {
  return {
    definition: ATTENTION_RATE.version,
    formula: ATTENTION_RATE.formula,
    from,
    to,
    ...rate,
    percent: percentOf(rate),
  };
}

export function countedPetitionView(row: CountedPetition): CountedPetitionView {
  const { folio, subject, status, received_day, answered, answered_day } = row;
  return { folio, subject, status, receivedOn: received_day, answered, answeredOn: answered_day };
}
