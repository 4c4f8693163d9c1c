import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss, type Db as JobDb } from 'pg-boss';
import { Config } from '../config/config.js';
import { databaseUrl, sessionOptions } from '../db/db.module.js';
import { prepared, type SendOnce, type Tx } from '../db/db.js';
import { Log } from '../log/log.js';
import { definedJobs, JOB_SCHEMA, type EnqueueOptions, type JobType } from './job-type.js';

/** `sender` puts jobs into the queue; `worker` also keeps the queue in order and runs what the clock starts. */
export type JobsMode = 'sender' | 'worker';
export const JOBS_MODE = Symbol('JOBS_MODE');

/** The queue: jobs are written in the transaction of the change that causes them. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly boss: PgBoss;

  constructor(
    config: Config,
    private readonly log: Log,
    @Inject(JOBS_MODE) private readonly mode: JobsMode,
  ) {
    const working = mode === 'worker';
    this.boss = new PgBoss({
      connectionString: databaseUrl(config, 'oficialia_desk'),
      options: sessionOptions('oficialia_desk'),
      schema: JOB_SCHEMA,
      max: working ? 4 : 2,
      createSchema: false,
      migrate: false,
      supervise: working,
      schedule: working,
      useListenNotify: working,
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
      cronMonitorIntervalSeconds: 10,
      cronWorkerIntervalSeconds: 5,
      // Index maintenance belongs to the owner of the tables.
      reindex: false,
      monitorVacuum: false,
    });
    this.boss.on('error', (error) => this.log.error({ event: 'queue', message: error.message }));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const job of definedJobs()) await this.ensureQueue(job);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: this.mode === 'worker', timeout: 10_000 });
  }

  /** Enqueues one job; it exists exactly when `tx` commits. */
  async enqueue<P extends object>(tx: Tx, job: JobType<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
    const db = within(({ text, values }) => prepared(tx, text, values));
    await this.boss.send(job.name, payload, { ...options, db });
  }

  /** Enqueues many jobs of one kind with one statement; they are taken in this order. */
  async enqueueAll<P extends object>(
    tx: Tx,
    job: JobType<P>,
    payloads: P[],
    options: EnqueueOptions = {},
  ): Promise<void> {
    const db = within(({ text, values }) => prepared(tx, text, values));
    await this.boss.insert(
      job.name,
      payloads.map((data) => ({ data, ...options })),
      { db },
    );
  }

  /** The same as the last statement of a transaction in two trips. */
  async enqueueLast<P extends object>(send: SendOnce, job: JobType<P>, payload: P): Promise<void> {
    await this.boss.send(job.name, payload, { db: within(send) });
  }

  private async ensureQueue(job: JobType): Promise<void> {
    const failed = `${job.name}.failed`;
    if (!(await this.boss.getQueue(failed))) await this.boss.createQueue(failed);
    if (await this.boss.getQueue(job.name)) return;
    await this.boss.createQueue(job.name, {
      notify: true,
      heartbeatSeconds: 10,
      retryLimit: job.options.retryLimit ?? 3,
      retryDelay: job.options.retryDelay ?? 2,
      retryBackoff: true,
      expireInSeconds: job.options.expireInSeconds ?? 900,
      deadLetter: failed,
    });
  }
}

function within(send: SendOnce): JobDb {
  return { executeSql: async (text, values) => ({ rows: await send({ text, values: values ?? [] }) }) };
}
