import type { Queryable } from '@oficialia/platform';
import type { Definition } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';
import { countedRows, type Cuts } from './cuts.js';
import { figureOfDays, type DayCount, type Figure } from './figure.js';

interface SpanCount extends DayCount {
  formula: string;
  span: number;
}

/**
 * The figures of definitions in several spans at once: for each definition one a span. What is cut by nothing is read from
 * the sums of days, where there are such; only within `countAsOf`, which keeps them.
 */
export async function figuresIn(
  source: Queryable,
  definitions: Pick<Definition, 'formula' | 'measure'>[],
  spans: Period[],
  cuts: Cuts,
): Promise<Figure[][]> {
  const summed = cutByNothing(cuts) ? await summedFormulas(source) : new Set<string>();
  const formulas = [...new Set(definitions.map(({ formula }) => formula))];
  const counts = await sumsIn(
    source,
    formulas.filter((formula) => summed.has(formula)),
    spans,
  );
  for (const formula of formulas.filter((one) => !summed.has(one)))
    counts.push(...(await countsIn(source, formula, spans, cuts)));
  return definitions.map(({ formula, measure }) =>
    spans.map((_, span) => {
      const own = counts.filter((count) => count.formula === formula && count.span === span);
      return figureOfDays(measure, own);
    }),
  );
}

export function cutByNothing(cuts: Cuts): boolean {
  return Object.values(cuts).every((value) => value === undefined);
}

async function summedFormulas(source: Queryable): Promise<Set<string>> {
  const rows = await source.query<{ formula: string }>('SELECT formula FROM summed_formula');
  return new Set(rows.map(({ formula }) => formula));
}

// Both have one part for each span, with its own days: only then it is planned how few rows there are.

async function sumsIn(source: Queryable, formulas: string[], spans: Period[]): Promise<SpanCount[]> {
  if (formulas.length === 0) return [];
  const values: unknown[] = [formulas];
  const parts = spans.map(
    ({ from, to }, span) =>
      `SELECT c.formula, ${span} AS span, c.days, sum(c.numerator)::int AS numerator, sum(c.denominator)::int AS denominator
       FROM counted_day c WHERE c.day BETWEEN $${values.push(from)} AND $${values.push(to)} AND c.formula = ANY ($1)
       GROUP BY c.formula, c.days`,
  );
  return source.query<SpanCount>(parts.join(' UNION ALL '), values);
}

async function countsIn(source: Queryable, formula: string, spans: Period[], cuts: Cuts): Promise<SpanCount[]> {
  const values: unknown[] = [];
  const parts = spans.map((period, span) => {
    const rows = countedRows(formula, period, cuts, values);
    return `SELECT '${formula}' AS formula, ${span} AS span, coalesce(c.days, 0) AS days, count(*) FILTER (WHERE c.hit)::int AS numerator,
      count(*)::int AS denominator FROM ${rows} GROUP BY coalesce(c.days, 0)`;
  });
  return source.query<SpanCount>(parts.join(' UNION ALL '), values);
}
