import { definedJobs, JOB_SCHEMA, type Queryable } from '@oficialia/platform';

/** One kind of job: what waits, what runs, when one ended last, and what failed for good. */
export interface JobState {
  name: string;
  waiting: number;
  active: number;
  last_done: Date | null;
  last_failed: Date | null;
  failed: number;
}

/** A job that was given up after all its attempts. */
export interface FailedJob {
  id: string;
  failed_at: Date;
  attempts: number;
  message: string | null;
}

/** All kinds of jobs; those that failed for good first. What ended long ago the queue has forgotten. */
export async function jobStates(source: Queryable): Promise<JobState[]> {
  const names = definedJobs().map(({ name }) => name);
  return source.query<JobState>(
    `SELECT n.name, coalesce(j.waiting, 0) AS waiting, coalesce(j.active, 0) AS active, j.last_done, f.last_failed,
       coalesce(f.failed, 0) AS failed
     FROM unnest($1::text[]) AS n(name)
     LEFT JOIN (SELECT name, count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
         count(*) FILTER (WHERE state = 'active')::int AS active, max(completed_on) FILTER (WHERE state = 'completed') AS last_done
       FROM ${JOB_SCHEMA}.job GROUP BY name) j ON j.name = n.name
     LEFT JOIN (SELECT name, count(*)::int AS failed, max(created_on) AS last_failed FROM ${JOB_SCHEMA}.job
       WHERE name LIKE '%.failed' GROUP BY name) f ON f.name = n.name || '.failed'
     ORDER BY coalesce(f.failed, 0) > 0 DESC, n.name`,
    [names],
  );
}

/** What failed for good of one kind, newest first. */
export function failedJobs(source: Queryable, name: string, limit: number, offset: number): Promise<FailedJob[]> {
  return source.query<FailedJob>(
    `SELECT id, created_on AS failed_at, coalesce(source_retry_count, 0) + 1 AS attempts, source_output ->> 'message' AS message
     FROM ${JOB_SCHEMA}.job WHERE name = $1 || '.failed' ORDER BY created_on DESC, id LIMIT $2 OFFSET $3`,
    [name, limit, offset],
  );
}
