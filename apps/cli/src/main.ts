import { DomainError, loadConfig, migrate } from '@oficialia/platform';
import { backup } from './backup/backup.js';
import { restore } from './backup/restore.js';
import { databaseOf, onDatabase } from './database.js';
import { demonstration } from './demonstration.js';
import { verifyLedgerCommand } from './ledger-verify.js';
import { setup } from './setup.js';
import { say, type Command } from './terminal.js';

const COMMANDS: Record<string, Command> = {
  migrate: onDatabase(async (config) => {
    const applied = await migrate(databaseOf(config));
    say(applied.length > 0 ? `Migraciones aplicadas: ${applied.join(', ')}` : 'La base de datos ya estaba al día.');
    return 0;
  }),
  setup: onDatabase(async (config, args) => {
    await migrate(databaseOf(config));
    return setup(config, args);
  }),
  demonstration: onDatabase(demonstration),
  'ledger-verify': onDatabase(verifyLedgerCommand),
  backup,
  restore,
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) process.exitCode = await run(command);
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
