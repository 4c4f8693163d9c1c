import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Structured log, one line an event. Never give it document text or personal data. */
export abstract class Log {
  abstract info(fields: Record<string, unknown>, message?: string): void;
  abstract warn(fields: Record<string, unknown>, message?: string): void;
  abstract error(fields: Record<string, unknown>, message?: string): void;
}

export function createLog(level: string, process: string): Log {
  return pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Hands the framework's own messages to the structured log. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly logger: Log) {}

  log(): void {
    // The framework's start-up chatter says nothing that a request line does not.
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: rest.at(-1) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: rest.at(-1), detail: rest[0] }, String(message));
  }
}

export type { Logger };
