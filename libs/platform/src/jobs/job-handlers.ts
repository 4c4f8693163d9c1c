import {
  Injectable,
  SetMetadata,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Job } from 'pg-boss';
import { setTimeout as sleep } from 'node:timers/promises';
import { Log } from '../log/log.js';
import { Jobs } from './jobs.js';
import { definedJobs, type JobRun, type JobType } from './job-type.js';

const HANDLES = 'oficialia:handles';

/** Names the job that a method runs: `(payload, run) => Promise<void>`, idempotent. */
export const Handles = (job: JobType<never> | JobType) => SetMetadata(HANDLES, job.name);

type Handler = (payload: object, run: JobRun) => Promise<void>;

type Taken = Pick<Job<object>, 'id' | 'data' | 'retryCount'>;

const PATIENCE_WHEN_STOPPING_MS = 8_000;

const TAKING = { perJobResults: true, notifyPollingIntervalSeconds: 5 } as const;

/** Runs the jobs of a worker; start-up fails when a job has no handler or two. */
@Injectable()
export class JobHandlers implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.collect();
    for (const job of definedJobs()) {
      const handler = handlers.get(job.name);
      if (!handler) throw new Error(`The job "${job.name}" has no handler`);
      await this.listen(job, handler);
    }
  }

  /** Nothing new is begun while the process ends; what runs is brought to an end by its owner. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    for (const job of definedJobs()) await this.jobs.boss.offWork(job.name, { wait: false });
  }

  /**
   * What runs, and what was taken in that moment, may end while there is a database; what takes longer is given to
   * another worker.
   */
  async beforeApplicationShutdown(): Promise<void> {
    const patience = sleep(PATIENCE_WHEN_STOPPING_MS, undefined, { ref: false });
    const ended = definedJobs().map(({ name }) => this.jobs.boss.offWork(name, { wait: true }));
    await Promise.race([Promise.all(ended), patience]);
  }

  private collect(): Map<string, Handler> {
    const handlers = new Map<string, Handler>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const methods = instance as Record<string, Handler>;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const name = this.reflector.get<string | undefined>(HANDLES, methods[method] as Handler);
        if (!name) continue;
        if (handlers.has(name)) throw new Error(`The job "${name}" has two handlers`);
        handlers.set(name, (payload, run) => (methods[method] as Handler).call(instance, payload, run));
      }
    }
    return handlers;
  }

  private async listen(job: JobType, handler: Handler): Promise<void> {
    const { atOnce, cron } = job.options;
    if (cron) await this.jobs.boss.schedule(job.name, cron);
    if (atOnce === undefined) await this.takeInPairs(job, handler);
    else for (let i = 0; i < atOnce; i++) await this.takeOneByOne(job, handler);
  }

  private async takeInPairs(job: JobType, handler: Handler): Promise<void> {
    const options = { ...TAKING, batchSize: 2, burstWhenBatchFull: true };
    await this.jobs.boss.work<object>(job.name, options, async (batch) => {
      const results = [];
      for (const taken of batch) results.push(await this.run(job, taken, handler));
      return results;
    });
  }

  /** Takes nothing ahead, so that a job of higher priority never waits behind one that has not begun. */
  private async takeOneByOne(job: JobType, handler: Handler): Promise<void> {
    const { boss } = this.jobs;
    const worker = await boss.work<object>(job.name, TAKING, async (batch) => {
      const results = [];
      for (const taken of batch) results.push(await this.run(job, taken, handler));
      // Without this the queue would be looked at again only after the pause of an idle one.
      boss.notifyWorker(worker);
      return results;
    });
  }

  private async run(job: JobType, { id, data, retryCount }: Taken, handler: Handler) {
    const started = performance.now();
    const line = () => ({ event: 'job', job: job.name, id, ms: Math.round(performance.now() - started) });
    try {
      await handler(data, { attempt: retryCount + 1 });
      this.log.info(line());
      return { id, status: 'completed' as const };
    } catch (error) {
      const { message, stack } = error as Error;
      // There may be no database any more; a fault of its own shows when another worker runs it.
      if (this.stopping) this.log.info({ ...line(), event: 'job.left', message });
      else this.log.error({ ...line(), message, stack });
      return { id, status: 'failed' as const, output: { message } };
    }
  }
}
