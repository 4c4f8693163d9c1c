import { hash } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

/** A connection in the driver's pipeline mode: what is sent does not wait for the answer to what was sent before. */
export type PipelinedClient = pg.PoolClient & { pipeline: boolean; connection: { stream: Socket } };

interface Asked extends Statement {
  resolve: (rows: Record<string, unknown>[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads that are asked at the same moment, as by one page, and travel together on one connection: one trip and one
 * process of the database instead of many. Each is answered by itself; one that fails does not hinder the others.
 */
export class Pipeline {
  private waiting: Asked[] = [];

  constructor(private readonly pool: () => pg.Pool) {}

  ask<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      // A tick comes when no promise can go on by itself: whatever else this page asks before it waits is asked by then.
      if (this.waiting.length === 0) process.nextTick(() => this.send());
      this.waiting.push({ text, values, resolve: resolve as Asked['resolve'], reject });
    });
  }

  private send(): void {
    const asked = this.waiting;
    this.waiting = [];
    withPipeline(this.pool(), (client) => {
      client.connection.stream.cork();
      const answers = asked.map(({ resolve, reject, ...statement }) =>
        client.query(named(statement)).then(({ rows }) => resolve(rows), reject),
      );
      client.connection.stream.uncork();
      return Promise.all(answers);
    }).catch((error: unknown) => {
      for (const { reject } of asked) reject(error);
    });
  }
}

/** Runs `work` on a connection of the pool in pipeline mode; one on which it failed is not used again. */
export async function withPipeline<T>(pool: pg.Pool, work: (client: PipelinedClient) => Promise<T>): Promise<T> {
  const client = (await pool.connect()) as PipelinedClient;
  // A connection that breaks says so here too, and unheard it would end the process; the queries fail by themselves.
  const hear = () => undefined;
  client.on('error', hear);
  client.pipeline = true;
  try {
    const result = await work(client);
    client.pipeline = false;
    client.off('error', hear);
    client.release();
    return result;
  } catch (error) {
    // A connection in an unknown state is not used again; closing it rolls back.
    client.release(true);
    throw error;
  }
}

/** The statement under a name that follows from its text, so that each connection prepares it once. */
export function named({ text, values }: Statement): pg.QueryConfig {
  return { name: hash('sha1', text), text, values };
}
