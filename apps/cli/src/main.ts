import { acquireEmbeddedPostgres, DomainError, loadConfig, migrate, type Config } from '@oficialia/platform';
import { join } from 'node:path';
import { demonstration } from './demonstration.js';
import { verifyLedgerCommand } from './ledger-verify.js';
import { verifyExportCommand } from './ledger-verify-export.js';
import { setup } from './setup.js';
import { say, type Command } from './terminal.js';

const COMMANDS: Record<string, Command> = {
  migrate: async (config) => {
    const applied = await migrate(databaseOf(config));
    say(applied.length > 0 ? `Migraciones aplicadas: ${applied.join(', ')}` : 'La base de datos ya estaba al día.');
    return 0;
  },
  setup: async (config, args) => {
    await migrate(databaseOf(config));
    return setup(config, args);
  },
  demonstration,
  'ledger-verify': verifyLedgerCommand,
};

/** The one command without a database: whoever was given a copy has none. */
const VERIFY_EXPORT = 'ledger-verify-export';

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (name === VERIFY_EXPORT) process.exitCode = await verifyExportCommand(args);
else if (command) process.exitCode = await run(command);
else {
  say(`Órdenes: ${[...Object.keys(COMMANDS), VERIFY_EXPORT].join(', ')}`);
  process.exitCode = 2;
}

/** Runs on DATABASE_URL, or else on the embedded PostgreSQL, started for as long as the command takes. */
async function run(work: Command): Promise<number> {
  const config = loadConfig();
  const embedded = config.DATABASE_URL ? undefined : await acquireEmbeddedPostgres(join(config.DATA_DIR, 'postgres'));
  config.DATABASE_URL ??= embedded?.url;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.resolve(embedded?.stop()).finally(() => process.exit(130)));
  }
  try {
    return await work(config, args);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(error.message);
    return 1;
  } finally {
    await embedded?.stop();
  }
}

function databaseOf(config: Config): string {
  return config.DATABASE_URL ?? '';
}
