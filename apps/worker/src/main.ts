import { NestFactory } from '@nestjs/core';
import { loadConfig, Log } from '@oficialia/platform';
import { WorkerModule } from './worker.module.js';

const config = loadConfig();
const worker = await NestFactory.createApplicationContext(WorkerModule.with(config), {
  logger: ['error', 'warn'],
  abortOnError: false,
});
worker.enableShutdownHooks();
worker.get(Log).info({ event: 'working', settings: config.printable() });
