import { NestFactory } from '@nestjs/core';
import { loadConfig, Log } from '@oficialia/platform';
import { setPriority } from 'node:os';
import { WorkerModule } from './worker.module.js';

// Whatever waits to be read, people at the counter come first; the threads that are started later inherit it.
setPriority(10);

const config = loadConfig();
const worker = await NestFactory.createApplicationContext(WorkerModule.with(config), {
  logger: ['error', 'warn'],
  abortOnError: false,
});
worker.enableShutdownHooks();
worker.get(Log).info({ event: 'working', settings: config.printable() });
