import { Choice, Integer } from '@oficialia/platform';
import type { Figure } from '../counting/figure.js';
import { percentOf } from '../counting/figures.js';
import { CountedPetitionView, FigureQuery } from '../indicators.dto.js';
import type { Period } from '../period.js';
import type { DepartmentPart } from './departments.queries.js';
import type { Neighbourhood } from './neighbourhoods.queries.js';
import type { MonthOfTrend, Panorama } from './panorama.reader.js';
import { AGES, type WaitingAtStage } from './waiting.js';

export class MonthView {
  /** First day of the month. */
  from: string;
  to: string;
  received: number;
  answered: number;
  /** Of those that require an answer. */
  owed: number;
  /** Percent of `owed` with two decimals; null when nothing is owed. */
  rate: number | null;
}

export class DepartmentPartView {
  key: string;
  name: string;
  /** Referrals that the department got, of petitions received in the period. */
  received: number;
  owed: number;
  answered: number;
  waiting: number;
  overdue: number;
  rate: number | null;
  /** Received in each of the months of the trend. */
  months: number[];
}

export class WaitingView {
  stage: string;
  /** Business days since it was received, `0-5`. */
  age: string;
  count: number;
}

export class NeighbourhoodView {
  /** Null where none is known. */
  name: string | null;
  received: number;
  owed: number;
  answered: number;
  rate: number | null;
}

export class PanoramaView {
  from: string;
  to: string;
  months: MonthView[];
  departments: DepartmentPartView[];
  waiting: WaitingView[];
  neighbourhoods: NeighbourhoodView[];
}

export const LIST_NAMES = ['received', 'owed', 'answered', 'waiting', 'overdue', 'pending'] as const;

export class PanoramaListQuery extends FigureQuery {
  /** Referrals that were received, owed, answered, waiting or overdue; or petitions that are pending today. */
  @Choice('Lista', LIST_NAMES) list: (typeof LIST_NAMES)[number];
  /** Of what is pending: the stage, as the panorama calls it. */
  @Choice('Etapa', ['por-turnar', 'en-prevencion', 'por-acusar', 'por-contestar', 'por-notificar'], { optional: true })
  stage?: string;
  @Choice('Edad', ['0-5', '6-10', '11-20', '21-40', 'mas-de-40'], { optional: true }) age?: string;
  @Integer('Página', { min: 1, max: 100_000, optional: true }) page?: number;
}

export class PanoramaListView {
  total: number;
  page: number;
  petitions: CountedPetitionView[];
}

export function panoramaView({ from, to }: Period, panorama: Panorama): PanoramaView {
  return {
    from,
    to,
    months: panorama.months.map(monthView),
    departments: panorama.departments.map(withRate),
    waiting: panorama.waiting.flatMap(waitingViews),
    neighbourhoods: panorama.neighbourhoods.map(withRate),
  };
}

function monthView({ span, received, attention }: MonthOfTrend): MonthView {
  const { numerator: answered, denominator: owed }: Figure = attention;
  return { ...span, received: received.denominator, answered, owed, rate: percentOf(attention) };
}

function withRate<Row extends DepartmentPart | Neighbourhood>(row: Row): Row & { rate: number | null } {
  return { ...row, rate: percentOf({ numerator: row.answered, denominator: row.owed }) };
}

function waitingViews({ stage, counts }: WaitingAtStage): WaitingView[] {
  return counts.map((count, at) => ({ stage: stage.key, age: AGES[at]!.key, count }));
}
