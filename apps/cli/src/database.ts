import { acquireEmbeddedPostgres, type Config } from '@oficialia/platform';
import { join } from 'node:path';
import type { Command } from './terminal.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A command on DATABASE_URL, or else on the embedded PostgreSQL, started for as long as the command takes. */
export function onDatabase(work: Command): Command {
  return async (config, args) => {
    const embedded = config.DATABASE_URL ? undefined : await acquireEmbeddedPostgres(join(config.DATA_DIR, 'postgres'));
    config.DATABASE_URL ??= embedded?.url;
    const end = () => void Promise.resolve(embedded?.stop()).finally(() => process.exit(130));
    for (const signal of SIGNALS) process.once(signal, end);
    try {
      return await work(config, args);
    } finally {
      for (const signal of SIGNALS) process.off(signal, end);
      await embedded?.stop();
    }
  };
}

export function databaseOf(config: Config): string {
  return config.DATABASE_URL ?? '';
}
