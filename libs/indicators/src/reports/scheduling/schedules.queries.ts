import type { Queryable } from '@oficialia/platform';

export interface ScheduleRow {
  kind: 'month' | 'quarter' | 'year';
  active: boolean;
  due_days: number;
  remind_days: number;
  since: string;
}

/** The shortest periods first. */
export function schedules(source: Queryable): Promise<ScheduleRow[]> {
  return source.query<ScheduleRow>(
    `SELECT kind, active, due_days, remind_days, since FROM report_schedule
     ORDER BY array_position(ARRAY['month', 'quarter', 'year'], kind)`,
  );
}

/** First and last day of every period that a report was signed of, `2026-07-01 2026-09-30`. */
export async function signedPeriods(source: Queryable): Promise<Set<string>> {
  const rows = await source.query<{ period: string }>(
    `SELECT DISTINCT r.first_day || ' ' || r.last_day AS period
     FROM report r JOIN report_signature s ON s.report_id = r.id`,
  );
  return new Set(rows.map(({ period }) => period));
}
