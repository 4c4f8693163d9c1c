import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobHandlers } from './job-handlers.js';
import { Jobs, JOBS_MODE, type JobsMode } from './jobs.js';

/** The queue of a process: a desk only sends, a worker also runs. */
@Global()
@Module({})
export class JobsModule {
  static as(mode: JobsMode): DynamicModule {
    const handlers = mode === 'worker' ? [JobHandlers] : [];
    return {
      module: JobsModule,
      imports: [DiscoveryModule],
      providers: [Jobs, { provide: JOBS_MODE, useValue: mode }, ...handlers],
      exports: [Jobs],
    };
  }
}
