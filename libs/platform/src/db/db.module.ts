import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Config } from '../config/config.js';
import { Log } from '../log/log.js';
import { Db } from './db.js';

/** The database roles that the migrations create; each process drops to its own. */
export type DatabaseRole = 'oficialia_desk' | 'oficialia_portal';

/** The connection of one process to the municipality's database, under a role that cannot rewrite history. */
@Global()
@Module({})
export class DbModule {
  static as(role: DatabaseRole): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      inject: [Config, Log],
      useFactory: (config: Config, log: Log) => connectionOptions(config, log, role),
    });
    return { module: DbModule, imports: [connection], providers: [Db], exports: [Db] };
  }
}

/** Connection string of the process with `role`. Throws when none is set. */
export function databaseUrl(config: Config, role: DatabaseRole): string {
  const url = (role === 'oficialia_portal' && config.PORTAL_DATABASE_URL) || config.DATABASE_URL;
  if (!url) throw new Error('Oficialía: DATABASE_URL is not set (npm start sets it for the embedded PostgreSQL)');
  return url;
}

/**
 * Options of every connection: own role, UTC, no statement or open transaction that waits for ever, and one process of the
 * database for each: many ask at once, and a second one for a page would take from the others more than it gives.
 */
export function sessionOptions(role: DatabaseRole): string {
  const patience = '-c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000';
  return `-c role=${role} -c timezone=UTC ${patience} -c max_parallel_workers_per_gather=0`;
}

function connectionOptions(
  config: Config,
  log: Log,
  role: DatabaseRole,
): DataSourceOptions & { autoLoadEntities: boolean } {
  return {
    type: 'postgres',
    url: databaseUrl(config, role),
    autoLoadEntities: true,
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolErrorHandler: (error: Error) => log.error({ event: 'database.connection', message: error.message }),
    extra: {
      max: config.DATABASE_POOL,
      options: sessionOptions(role),
      connectionTimeoutMillis: 10_000,
      // What a connection has prepared is lost with it, and would be planned again in the middle of the next rush.
      idleTimeoutMillis: 0,
      keepAlive: true,
    },
  };
}
