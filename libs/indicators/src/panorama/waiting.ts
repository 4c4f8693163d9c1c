import type { Queryable } from '@oficialia/platform';
import { countedRows, type Cuts } from '../counting/cuts.js';
import { cutByNothing } from '../counting/figures-in-spans.queries.js';

/** Where a petition waits, by its status, in the order of its life. */
export const STAGES = [
  { key: 'por-turnar', status: 'received', label: 'Por turnar' },
  { key: 'en-prevencion', status: 'in_prevention', label: 'En prevención' },
  { key: 'por-acusar', status: 'referred', label: 'Por acusar' },
  { key: 'por-contestar', status: 'acknowledged', label: 'Por contestar' },
  { key: 'por-notificar', status: 'replied', label: 'Por notificar' },
] as const;
export type Stage = (typeof STAGES)[number];

/** Steps of age, in business days since it was received; `from` is the first day of each. */
export const AGES = [
  { key: '0-5', from: 0, label: '0 a 5 días' },
  { key: '6-10', from: 6, label: '6 a 10' },
  { key: '11-20', from: 11, label: '11 a 20' },
  { key: '21-40', from: 21, label: '21 a 40' },
  { key: 'mas-de-40', from: 41, label: 'más de 40' },
] as const;
export type Age = (typeof AGES)[number];

/** How many petitions wait at a stage, for each step of age. */
export interface WaitingAtStage {
  stage: Stage;
  counts: number[];
}

const STARTS = `ARRAY[${AGES.slice(1)
  .map(({ from }) => from)
  .join(', ')}]`;
/** What waits, waits whenever it came. */
const EVER = { from: '-infinity', to: 'infinity' };

/** All that waits today, whatever the period. */
export async function waitingPetitions(source: Queryable, cuts: Cuts): Promise<WaitingAtStage[]> {
  const values: unknown[] = [];
  const from = cutByNothing(cuts)
    ? 'waiting_day c'
    : `(SELECT c.stage, c.days, 1 AS petitions FROM ${countedRows('waiting_1', EVER, cuts, values)}) c`;
  const rows = await source.query<{ stage: string; age: number; count: number }>(
    `SELECT c.stage, width_bucket(c.days, ${STARTS}) AS age, sum(c.petitions)::int AS count FROM ${from} GROUP BY 1, 2`,
    values,
  );
  return STAGES.map((stage) => ({
    stage,
    counts: AGES.map((_, at) => rows.find((row) => row.stage === stage.status && row.age === at)?.count ?? 0),
  }));
}

/** FROM and WHERE of what waits at a stage for so long; at any of them when none is given. */
export function waitingRows(
  { stage, age }: { stage?: Stage | undefined; age?: Age | undefined },
  cuts: Cuts,
  values: unknown[],
): string {
  const conditions = [countedRows('waiting_1', EVER, cuts, values)];
  if (stage) conditions.push(`c.stage = $${values.push(stage.status)}`);
  if (age) conditions.push(`width_bucket(c.days, ${STARTS}) = ${AGES.indexOf(age)}`);
  return conditions.join(' AND ');
}
