import type { Queryable } from '@oficialia/platform';
import { countedRows, type Cuts } from '../counting/cuts.js';
import { cutByNothing } from '../counting/figures-in-spans.queries.js';
import type { Period } from '../period.js';

/** What became of the referrals of a department, of petitions received in the period: its own part, not the whole petition. */
export interface DepartmentPart {
  key: string;
  name: string;
  received: number;
  /** Those that require an answer: the answered and the waiting ones. */
  owed: number;
  answered: number;
  waiting: number;
  overdue: number;
  /** Received in each of the months that were asked for. */
  months: number[];
}

interface Totals extends Omit<DepartmentPart, 'waiting' | 'overdue' | 'months'> {
  id: number;
}

/** Only within `countAsOf`, as all reads of the panorama. */
export async function departmentParts(
  source: Queryable,
  period: Period,
  months: Period[],
  cuts: Cuts,
): Promise<DepartmentPart[]> {
  const totals = await totalsOf(source, period, cuts);
  const open = new Map((await openOf(source, period, cuts)).map((row) => [row.id, row]));
  const received = await receivedByMonth(source, months, cuts);
  return totals.map(({ id, ...part }) => ({
    ...part,
    waiting: open.get(id)?.waiting ?? 0,
    overdue: open.get(id)?.overdue ?? 0,
    months: months.map((month) => received.get(`${id} ${month.from}`) ?? 0),
  }));
}

/** FROM: `department_id`, `day`, `received`, `owed`, `answered`; added up by day where nothing is cut. */
function partRows({ from, to }: Period, cuts: Cuts, values: unknown[]): string {
  if (cutByNothing(cuts)) return `department_day c WHERE c.day BETWEEN $${values.push(from)} AND $${values.push(to)}`;
  const rows = countedRows('part_received_1', { from, to }, cuts, values);
  return `(SELECT c.department_id, c.day, 1 AS received, c.hit::int AS owed, c.answered::int AS answered FROM ${rows}) c`;
}

function totalsOf(source: Queryable, period: Period, cuts: Cuts): Promise<Totals[]> {
  const values: unknown[] = [];
  return source.query<Totals>(
    `SELECT d.id, d.key, d.name, t.received, t.owed, t.answered FROM (
       SELECT c.department_id, sum(c.received)::int AS received, sum(c.owed)::int AS owed, sum(c.answered)::int AS answered
       FROM ${partRows(period, cuts, values)} GROUP BY 1) t JOIN department d ON d.id = t.department_id ORDER BY d.name, d.id`,
    values,
  );
}

function openOf(source: Queryable, period: Period, cuts: Cuts) {
  const values: unknown[] = [];
  return source.query<{ id: number; waiting: number; overdue: number }>(
    `SELECT c.department_id AS id, count(*)::int AS waiting, count(*) FILTER (WHERE c.hit)::int AS overdue
     FROM ${countedRows('part_overdue_1', period, cuts, values)} GROUP BY 1`,
    values,
  );
}

async function receivedByMonth(source: Queryable, months: Period[], cuts: Cuts): Promise<Map<string, number>> {
  const values: unknown[] = [];
  const span = { from: months[0]!.from, to: months.at(-1)!.to };
  const rows = await source.query<{ id: number; month: string; received: number }>(
    `SELECT c.department_id AS id, date_trunc('month', c.day::timestamp)::date AS month, sum(c.received)::int AS received
     FROM ${partRows(span, cuts, values)} GROUP BY 1, 2`,
    values,
  );
  return new Map(rows.map(({ id, month, received }) => [`${id} ${month}`, received]));
}
