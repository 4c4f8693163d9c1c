import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Navigation } from './http/navigation.js';
import { Pages } from './http/pages.js';
import { ProgressStreams } from './http/progress-streams.js';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/config.js';
import type { Clock } from './clock/clock.js';
import { DbModule, type DatabaseRole } from './db/db.module.js';
import { Mailer } from './mail/mailer.js';
import { JobsModule } from './jobs/jobs.module.js';
import type { JobsMode } from './jobs/jobs.js';
import { Storage } from './storage/storage.js';

export interface PlatformOptions {
  config: Config;
  /** Name of the process in the log. */
  process: string;
  role: DatabaseRole;
  /** Absent: the process has no queue. */
  jobs?: JobsMode;
  clock?: Clock;
}

/** What every process stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, process, role, jobs, clock }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.with(config, process, clock), DbModule.as(role), ...(jobs ? [JobsModule.as(jobs)] : [])],
      providers: [Storage, Mailer, Navigation, Pages, ProgressStreams],
      exports: [Storage, Mailer, Navigation, Pages, ProgressStreams],
    };
  }
}
