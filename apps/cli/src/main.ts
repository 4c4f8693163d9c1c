import { DomainError, loadConfig, migrate, type Config } from '@oficialia/platform';
import { databaseOf, onDatabase } from './database.js';
import { say, type Command } from './terminal.js';

/** Each loads only what it needs: a backup every hour does not wait for the code of the whole office. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  migrate: async () => onDatabase(migrateCommand),
  setup: async () => {
    const { setup } = await import('./setup.js');
    return onDatabase(async (config, args) => {
      await migrate(databaseOf(config));
      return setup(config, args);
    });
  },
  demonstration: async () => onDatabase((await import('./demonstration.js')).demonstration),
  'ledger-verify': async () => onDatabase((await import('./ledger-verify.js')).verifyLedgerCommand),
  // Without a database: whoever was given a copy has none.
  'ledger-verify-export': async () => {
    const { verifyExportCommand } = await import('./ledger-verify-export.js');
    return (_config, args) => verifyExportCommand(args);
  },
  backup: async () => (await import('./backup/backup.js')).backup,
  restore: async () => (await import('./backup/restore.js')).restore,
  'report-example': async () => onDatabase((await import('./report-example.js')).reportExample),
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) process.exitCode = await run(await command());
else {
  say(`Órdenes: ${Object.keys(COMMANDS).join(', ')}`);
  process.exitCode = 2;
}

async function run(work: Command): Promise<number> {
  try {
    return await work(loadConfig(), args);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(error.message);
    return 1;
  }
}

async function migrateCommand(config: Config): Promise<number> {
  const applied = await migrate(databaseOf(config));
  say(applied.length > 0 ? `Migraciones aplicadas: ${applied.join(', ')}` : 'La base de datos ya estaba al día.');
  return 0;
}
