import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '../clock/clock.js';
import { createLog, Log } from '../log/log.js';
import { Config } from './config.js';

/** Settings, log and clock, for every module of a process. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config, process: string, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Log, useFactory: () => createLog(config.LOG_LEVEL, process) },
      ],
      exports: [Config, Clock, Log],
    };
  }
}
