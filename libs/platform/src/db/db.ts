import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { Log } from '../log/log.js';
import { named, Pipeline, withPipeline, type Statement } from './pipeline.js';
import { signature } from './signature.js';

// Counters and identities stay far below 2^53; as numbers they compare and print like everybody expects.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A day is a day, not midnight of some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** A database transaction. Feature code changes data only through one. */
export type Tx = EntityManager;

/** What a query needs: a transaction, or the pool for a single read. */
export interface Queryable {
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Sends the last statement of a transaction; to be called once at most. */
export type SendOnce = (statement: Statement) => Promise<Record<string, unknown>[]>;

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 5;
/** Connections for what is planned once; one process of ours cannot keep more of them busy. */
const PLANNING = 4;

@Injectable()
export class Db implements Queryable, OnApplicationShutdown {
  private planning: pg.Pool | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /**
   * Runs `work` in one transaction. On a serialisation failure or a deadlock the whole function runs again in a new
   * one, so it must have no effect outside the transaction. Inside `signing` it carries who acts.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const signed = signature();
    if (!signed) return this.again(() => this.dataSource.transaction(work));
    return this.again(() =>
      this.dataSource.transaction(async (tx) => {
        await tx.query(`SELECT set_config('oficialia.signed_by', $1, true)`, [signed]);
        return work(tx);
      }),
    );
  }

  /**
   * Reads what was at one moment, however long it takes and whatever is written meanwhile. What is derived may be written on
   * the way; as in `transaction`, the whole function may run again.
   */
  snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
    return this.again(() => this.dataSource.transaction('REPEATABLE READ', read));
  }

  /**
   * A hot transaction in two trips instead of four: BEGIN travels with `opening`, COMMIT right behind the one statement
   * that `closing` may send once it knows the rows. Between trips a busy process lets the database wait.
   */
  twoTrips<Row>(opening: Statement, closing: (rows: Row[], send: SendOnce) => Promise<void>): Promise<Row[]> {
    return this.again(() =>
      withPipeline(this.pool, async (client) => {
        const [, { rows }] = await Promise.all([client.query('BEGIN'), client.query(named(opening))]);
        let committed: Promise<unknown> | undefined;
        await closing(rows as Row[], async (statement) => {
          const sent = client.query(named(statement));
          committed = client.query('COMMIT');
          // When the statement before it fails, nobody waits for it; its own failure, unheard, would end the process.
          committed.catch(() => undefined);
          return (await sent).rows;
        });
        await (committed ?? client.query('COMMIT'));
        return rows as Row[];
      }),
    );
  }

  private async again<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        const code = sqlState(error);
        if (!code || !RETRIED.has(code) || attempt === ATTEMPTS) throw error;
        this.log.warn({ event: 'transaction.retry', code, attempt });
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  /** One read outside a transaction. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(sql, parameters)).rows as Row[];
  }

  /**
   * For reads that take longer to plan than to do, as those that join a dozen tables for a few rows: each text is prepared
   * once per connection. What a page asks at the same moment travels together, each behind the one before it. Not for
   * conditions whose best plan depends on what is asked: the plan is made without knowing it, on few connections kept for
   * this alone. The driver's own would each plan a text five times before they believe that it stays the same.
   */
  readonly planned: Queryable = {
    query: <Row>(text: string, values: unknown[] = []) => this.pipeline.ask<Row>(text, values),
  };
  private readonly pipeline = new Pipeline(() => (this.planning ??= this.planningPool()));

  private planningPool(): pg.Pool {
    const { options } = this.pool as pg.Pool & { options: pg.PoolConfig };
    const settings = `${options.options ?? ''} -c plan_cache_mode=force_generic_plan`;
    const pool = new pg.Pool({ ...options, options: settings, max: PLANNING, allowExitOnIdle: true });
    pool.on('error', ({ message }) => this.log.error({ event: 'database.connection', message }));
    return pool;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.planning?.end();
  }

  /** The driver's pool, for libraries that bring their own statements (sessions). */
  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }
}

/**
 * One hot statement: prepared once per connection, under a name that follows from its text. Planning a join of ten tables
 * takes the database ten times as long as running it.
 */
export async function prepared<Row>(source: Queryable, text: string, values: unknown[]): Promise<Row[]> {
  if (source instanceof Db) return source.planned.query<Row>(text, values);
  const client = (await (source as Tx).queryRunner?.connect()) as pg.PoolClient | undefined;
  if (!client) return source.query<Row>(text, values);
  return (await client.query(named({ text, values }))).rows as Row[];
}

/** The SQLSTATE of a database error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | undefined)?.code;
  return typeof code === 'string' && code.length === 5 ? code : undefined;
}

/** The name of the constraint that a database error broke, or undefined. */
export function brokenConstraint(error: unknown): string | undefined {
  return (error as { constraint?: string; driverError?: { constraint?: string } } | undefined)?.constraint;
}
