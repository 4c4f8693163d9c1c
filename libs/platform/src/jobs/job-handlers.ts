import { Injectable, SetMetadata, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Log } from '../log/log.js';
import { Jobs } from './jobs.js';
import { definedJobs, type JobType } from './job-type.js';

const HANDLES = 'oficialia:handles';

/** Names the job that a method runs: `(payload) => Promise<void>`, idempotent. */
export const Handles = (job: JobType<never> | JobType) => SetMetadata(HANDLES, job.name);

type Handler = (payload: object) => Promise<void>;

/** Runs the jobs of a worker; start-up fails when a job has no handler or two. */
@Injectable()
export class JobHandlers implements OnApplicationBootstrap {
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

  private collect(): Map<string, Handler> {
    const handlers = new Map<string, Handler>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const methods = instance as Record<string, Handler>;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const name = this.reflector.get<string | undefined>(HANDLES, methods[method] as Handler);
        if (!name) continue;
        if (handlers.has(name)) throw new Error(`The job "${name}" has two handlers`);
        handlers.set(name, (payload) => (methods[method] as Handler).call(instance, payload));
      }
    }
    return handlers;
  }

  private async listen(job: JobType, handler: Handler): Promise<void> {
    const { boss } = this.jobs;
    if (job.options.cron) await boss.schedule(job.name, job.options.cron);
    const options = {
      batchSize: 2,
      perJobResults: true,
      burstWhenBatchFull: true,
      notifyPollingIntervalSeconds: 5,
    } as const;
    await boss.work<object>(job.name, options, async (batch) => {
      const results = [];
      for (const { id, data } of batch) results.push(await this.run(job, id, () => handler(data)));
      return results;
    });
  }

  private async run(job: JobType, id: string, work: () => Promise<void>) {
    const started = performance.now();
    const line = () => ({ event: 'job', job: job.name, id, ms: Math.round(performance.now() - started) });
    try {
      await work();
      this.log.info(line());
      return { id, status: 'completed' as const };
    } catch (error) {
      this.log.error({ ...line(), message: (error as Error).message, stack: (error as Error).stack });
      return { id, status: 'failed' as const, output: { message: (error as Error).message } };
    }
  }
}
