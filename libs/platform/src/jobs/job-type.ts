/** Schema of the job queue in the one database. */
export const JOB_SCHEMA = 'pgboss';

/** How a kind of job is retried. Times in seconds. */
export interface JobOptions {
  retryLimit?: number;
  retryDelay?: number;
  /** A run longer than this is given to another worker. */
  expireInSeconds?: number;
  /** Taken one by one by so many loops of a worker process; left out, one loop takes them in pairs. */
  atOnce?: number;
  /** Five-field cron expression in UTC, for work that the clock starts. */
  cron?: string;
}

/** How one job stands among the others of its kind. */
export interface EnqueueOptions {
  /** Larger goes first; 0 when left out. */
  priority?: number;
}

/** What a handler may know of its run besides the payload. */
export interface JobRun {
  /** 1 the first time; a killed worker counts. */
  attempt: number;
}

/** A named kind of job and the shape of its payload, which holds ids and never personal data. */
export interface JobType<Payload extends object = object> {
  readonly name: string;
  readonly options: JobOptions;
  /** Never set: it carries the type, so that "find references" leads from emitter to listener. */
  readonly payload?: Payload;
}

const defined = new Map<string, JobType>();

/** Declares a kind of job once; the lib that emits it exports it. */
export function defineJob<Payload extends object>(name: string, options: JobOptions = {}): JobType<Payload> {
  if (defined.has(name)) throw new Error(`The job "${name}" is defined twice`);
  const type: JobType<Payload> = { name, options };
  defined.set(name, type);
  return type;
}

/** Every kind of job that the loaded libs define. */
export function definedJobs(): JobType[] {
  return [...defined.values()];
}
