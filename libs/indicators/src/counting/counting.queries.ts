import type { Db, Queryable, Tx } from '@oficialia/platform';
import type { Definition } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';
import { countedRows, CUTS, partedRows, type CutName, type Cuts } from './cuts.js';
import type { Figure } from './figure.js';
import { figuresIn } from './figures-in-spans.queries.js';

export type { Figure } from './figure.js';

/** A figure of one department, topic or whatever it is cut by; without a value, of those that have none. */
export interface PartFigure extends Figure {
  value: string | null;
  name: string | null;
}

/** Which of the two numbers a list explains. */
export type Part = 'numerator' | 'denominator';

export interface CountedRow {
  folio: string;
  subject: string;
  status: string;
  /** `YYYY-MM-DD`, as all days. */
  received_day: string;
  answered_day: string | null;
  hit: boolean;
  days: number | null;
  /** Where referrals are counted. */
  oficio: string | null;
  department: string | null;
}

const FIGURE = `count(*) FILTER (WHERE c.hit)::int AS numerator, count(*)::int AS denominator,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY c.days) AS median, avg(c.days)::float AS mean,
  percentile_disc(0.9) WITHIN GROUP (ORDER BY c.days) AS p90`;

const ATTEMPTS = 4;

/**
 * Reads as of the end of `day`, `YYYY-MM-DD`: today, or the cut-off of a report. All that is read agrees, because it is one
 * snapshot, and what moved before it is summed up.
 */
export async function countAsOf<T>(db: Db, day: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const counted = await db.snapshot(async (tx) => {
      const [state] = await tx.query<{ behind: boolean }[]>(
        `SELECT set_config('oficialia.counting_day', $1, true), counts_are_behind() AS behind`,
        [day],
      );
      // Apart and short, so that of many readers none waits for the pages of the others; in an office that never rests, within.
      if (state?.behind && attempt < ATTEMPTS) return undefined;
      if (state?.behind) await tx.query('SELECT sum_up_days()');
      return { value: await read(tx) };
    });
    if (counted) return counted.value;
    await db.transaction((tx) => tx.query('SELECT sum_up_days()'));
  }
}

/** The figure of a definition in a period. Only within `countAsOf`, as all below. */
export async function figureOf(
  source: Queryable,
  definition: Pick<Definition, 'formula' | 'measure'>,
  period: Period,
  cuts: Cuts,
): Promise<Figure> {
  const [figures] = await figuresIn(source, [definition], [period], cuts);
  return figures?.[0] as Figure;
}

/** The same for each part of what it is cut by, the largest first. */
export function figuresBy(
  source: Queryable,
  { formula }: Definition,
  name: CutName,
  period: Period,
  cuts: Cuts,
): Promise<PartFigure[]> {
  const values: unknown[] = [];
  const rows = partedRows(name, countedRows(formula, period, cuts, values));
  const { value, name: label } = CUTS[name];
  return source.query<PartFigure>(
    `SELECT value, min(name) AS name, ${FIGURE} FROM (SELECT c.hit, c.days, ${value} AS value, ${label} AS name FROM ${rows}) c
     GROUP BY value ORDER BY count(*) DESC, min(name)`,
    values,
  );
}

/** The rows behind a number: as many as it counts, one page of them. */
export function rowsBehind(
  source: Queryable,
  { formula }: Pick<Definition, 'formula'>,
  part: Part,
  period: Period,
  cuts: Cuts,
  page: RowsPage,
): Promise<CountedRow[]> {
  const values: unknown[] = [];
  const rows = countedRows(formula, period, cuts, values);
  return pageOfRows(source, `${rows} ${part === 'numerator' ? 'AND c.hit' : ''}`, values, page);
}

export interface RowsPage {
  limit: number;
  offset: number;
}

/** One page of counted rows, `c`, by FROM and WHERE, with what people know of their petitions. */
export function pageOfRows(source: Queryable, rows: string, values: unknown[], page: RowsPage): Promise<CountedRow[]> {
  return source.query<CountedRow>(
    `SELECT p.folio, p.subject, p.status, f.received_day, coalesce(t.answered_day, f.answered_day) AS answered_day, c.hit, c.days,
       o.label AS oficio, d.name AS department
     FROM (SELECT c.* FROM ${rows} ORDER BY c.day, c.petition_id, c.referral_id
       LIMIT $${values.push(page.limit)} OFFSET $${values.push(page.offset)}) c
     JOIN petition p ON p.id = c.petition_id JOIN petition_fact f ON f.petition_id = c.petition_id
     LEFT JOIN referral r ON r.id = c.referral_id LEFT JOIN referral_fact t ON t.referral_id = c.referral_id
     LEFT JOIN oficio o ON o.id = r.oficio_id LEFT JOIN department d ON d.id = r.department_id
     ORDER BY c.day, c.petition_id, c.referral_id`,
    values,
  );
}
