import type { Db, Queryable, Tx } from '@oficialia/platform';
import type { Definition } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';
import { countedRows, CUTS, partedRows, type CutName, type Cuts } from './cuts.js';

/** Both numbers of a definition, and, where days are measured, how many business days it took. */
export interface Figure {
  numerator: number;
  denominator: number;
  median: number | null;
  mean: number | null;
  p90: number | null;
}

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

/** Reads as of the end of `day`, `YYYY-MM-DD`: today, or the cut-off of a report. All that is read agrees. */
export function countAsOf<T>(db: Db, day: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.query(`SELECT set_config('oficialia.counting_day', $1, true), count_new_petitions()`, [day]);
    return read(tx);
  });
}

/** As `countAsOf`, of one moment however long it takes to read, as what is signed must be. */
export async function countFrozenAsOf<T>(db: Db, day: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  await countAsOf(db, day, () => Promise.resolve());
  return db.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await tx.query(`SELECT set_config('oficialia.counting_day', $1, true)`, [day]);
    return read(tx);
  });
}

/** The figure of a definition in a period. Only within `countAsOf`, as all below. */
export async function figureOf(
  source: Queryable,
  { formula }: Pick<Definition, 'formula'>,
  period: Period,
  cuts: Cuts,
): Promise<Figure> {
  const values: unknown[] = [];
  const rows = await source.query<Figure>(
    `SELECT ${FIGURE} FROM ${countedRows(formula, period, cuts, values)}`,
    values,
  );
  return rows[0] as Figure;
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
  { formula }: Definition,
  part: Part,
  period: Period,
  cuts: Cuts,
  page: { limit: number; offset: number },
): Promise<CountedRow[]> {
  const values: unknown[] = [];
  const rows = countedRows(formula, period, cuts, values);
  const only = part === 'numerator' ? 'AND c.hit' : '';
  return source.query<CountedRow>(
    `SELECT p.folio, p.subject, p.status, f.received_day, coalesce(t.answered_day, f.answered_day) AS answered_day, c.hit, c.days,
       o.label AS oficio, d.name AS department
     FROM (SELECT * FROM ${rows} ${only} ORDER BY c.day, c.petition_id, c.referral_id
       LIMIT $${values.push(page.limit)} OFFSET $${values.push(page.offset)}) c
     JOIN petition p ON p.id = c.petition_id JOIN petition_fact f ON f.petition_id = c.petition_id
     LEFT JOIN referral r ON r.id = c.referral_id LEFT JOIN referral_fact t ON t.referral_id = c.referral_id
     LEFT JOIN oficio o ON o.id = r.oficio_id LEFT JOIN department d ON d.id = r.department_id
     ORDER BY c.day, c.petition_id, c.referral_id`,
    values,
  );
}
