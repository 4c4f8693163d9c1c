import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { People } from '@oficialia/directory';
import { Config, Db, type Clock } from '@oficialia/platform';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrationPeople } from '../../apps/cli/src/demonstration.people.js';
import { createDesk } from '../../apps/desk/src/desk.module.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { signIn, type SignedIn } from './signed-in.js';

const staff = demonstrationPeople();
const YEAR_MS = 365 * 86_400_000;

/** Who acts in tests: the people of the demonstration, by role; `department` is SOPDU, `otherDepartment` is DMU. */
export const USERS = {
  intake_clerk: 'rosa.ventanilla',
  follow_up: 'saul.seguimiento',
  department: 'obras.publicas',
  otherDepartment: 'alumbrado',
  supervisor: 'elena.supervision',
  administrator: 'admin',
  auditor: 'auditora',
} as const;

export type User = keyof typeof USERS;
export const PASSWORD = staff.password;

export interface DeskOptions {
  clock?: Clock;
  /** Settings that differ from the usual ones of a test. */
  config?: Partial<Config>;
  /** A database and folder that another process of the test made; `close` leaves them alone. */
  share?: Desk;
}

export interface Desk {
  app: NestExpressApplication;
  /** Listening, for supertest. */
  server: Server;
  /** `http://127.0.0.1:port`. */
  url: string;
  config: Config;
  database: TestDatabase;
  /** Bearer tokens for the API. */
  tokens: Record<User, string>;
  /** A browser without JavaScript: cookies, and the forgery token on every form. */
  signIn(user: User): Promise<SignedIn>;
  close(): Promise<void>;
}

/** The real desk in this process, on a database and folders of its own, with the people of the demonstration. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const { share } = options;
  const database = share?.database ?? (await createTestDatabase('office'));
  const config = share?.config ?? (await testConfig(database, options.config));
  const app = await createDesk(config, options.clock);
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  return {
    app,
    server,
    url: `http://127.0.0.1:${portOf(server)}`,
    config,
    database,
    tokens: share?.tokens ?? (await createTokens(app)),
    signIn: (user) => signIn(server, USERS[user], PASSWORD),
    close: async () => {
      await app.close();
      if (share) return;
      await database.drop();
      await rm(config.DATA_DIR, { recursive: true, force: true });
    },
  };
}

/** The real worker of a desk, in this process: it runs that desk's jobs. */
export function startWorker(desk: Desk, clock?: Clock): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(desk.config, clock), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}

/** Settings for processes of a test, with a data folder of their own. */
export async function testConfig(database: TestDatabase, changes: Partial<Config> = {}): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'oficialia-test-data-'));
  const usual = { DATABASE_URL: database.url, DATA_DIR: folder, LOG_LEVEL: 'fatal', DATABASE_POOL: 5 };
  return Object.assign(new Config(), usual, changes);
}

async function createTokens(app: NestExpressApplication): Promise<Record<User, string>> {
  const db = app.get(Db);
  const expiresAt = new Date(Date.now() + YEAR_MS);
  const people = await db.query<{ id: number; username: string }>('SELECT id, username FROM person');
  const entries = Object.entries(USERS).map(async ([user, username]) => {
    const person = people.find((one) => one.username === username);
    if (!person) throw new Error(`the template has no ${username}`);
    const token = await db.transaction((tx) => app.get(People).createToken(tx, person.id, 'pruebas', expiresAt));
    return [user, token] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<User, string>;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
