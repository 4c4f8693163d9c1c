import type { Queryable } from '@oficialia/platform';
import { countedRows, partedRows, type Cuts } from '../counting/cuts.js';
import { cutByNothing } from '../counting/figures-in-spans.queries.js';
import type { Definition } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';

/** The petitions that come from one neighbourhood, in the words of the definitions of the attention rate and of what is received. */
export interface Neighbourhood {
  /** Null where none is known. */
  name: string | null;
  received: number;
  owed: number;
  answered: number;
}

type Formula = Pick<Definition, 'formula'>;

/** Those that ask most first. `received` counts what comes in, `attention` what of it was answered. */
export function neighbourhoods(
  source: Queryable,
  { received, attention }: { received: Formula; attention: Formula },
  period: Period,
  cuts: Cuts,
  limit: number,
): Promise<Neighbourhood[]> {
  const values: unknown[] = [];
  const summed = cutByNothing(cuts) && received.formula === 'answers_1' && attention.formula === 'attention_1';
  const rows = summed
    ? `neighbourhood_day c WHERE c.day BETWEEN $${values.push(period.from)} AND $${values.push(period.to)}`
    : `(${[received, attention]
        .map(({ formula }, at) => {
          const own = partedRows('colonia', countedRows(formula, period, cuts, values));
          const counts = at === 0 ? '1 AS received, 0 AS owed, 0 AS answered' : '0, 1, c.hit::int';
          return `SELECT coalesce(f.neighbourhood, '') AS neighbourhood, ${counts} FROM ${own}`;
        })
        .join(' UNION ALL ')}) c`;
  return source.query<Neighbourhood>(
    `SELECT nullif(c.neighbourhood, '') AS name, sum(c.received)::int AS received, sum(c.owed)::int AS owed,
       sum(c.answered)::int AS answered
     FROM ${rows} GROUP BY c.neighbourhood ORDER BY 2 DESC, 1 LIMIT $${values.push(limit)}`,
    values,
  );
}
