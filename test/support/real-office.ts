import { People } from '@oficialia/directory';
import {
  acquireEmbeddedPostgres,
  createLog,
  Db,
  migrate,
  SystemClock,
  type EmbeddedPostgres,
} from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { seedDemonstrationOffice } from '../../apps/cli/src/demonstration.people.js';
import { giveToken } from './api-token.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { LETTER } from './petitions.js';
import { killPostgres, Program } from './processes.js';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  type: string;
  body: Body;
}

export interface Registered {
  folio: string;
  lookupCode: string;
  repeated: boolean;
}

/** A database and a folder with the people of the demonstration, and the built programs that a test starts over them. */
export class RealOffice {
  private programs: Program[] = [];
  private readonly tokens = new Map<string, string>();

  protected constructor(
    /** Everything of this office but its database. */
    readonly folder: string,
    private readonly database: Pick<TestDatabase, 'url' | 'drop'>,
  ) {}

  static async open(): Promise<RealOffice> {
    return new RealOffice(await newFolder(), await createTestDatabase('office'));
  }

  async close(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.kill()));
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async desk(env: Record<string, string> = {}, port?: number): Promise<Program> {
    return this.run('desk', env, port);
  }

  async worker(env: Record<string, string> = {}): Promise<Program> {
    return this.run('worker', { OCR_MODELS: 'spa', ...env });
  }

  private async run(name: 'desk' | 'worker', env: Record<string, string>, port?: number): Promise<Program> {
    const program = await Program.start(name, { DATABASE_URL: this.database.url, DATA_DIR: this.folder, ...env }, port);
    this.programs.push(program);
    return program;
  }

  /** One statement as the owner, past every grant. */
  async query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query<Row>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** A connection of the owner; the caller ends it. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.database.url });
    await client.connect();
    return client;
  }

  /** A bearer token of this person. */
  async token(username: string): Promise<string> {
    let token = this.tokens.get(username);
    if (token) return token;
    token = await giveToken(this, username);
    this.tokens.set(username, token);
    return token;
  }

  /** A request to the API as this person; throws when the connection breaks. */
  async send<Body>(desk: Program, username: string, path: string, body?: object, key: string = randomUUID()) {
    const isForm = body instanceof FormData;
    const response = await fetch(`${desk.url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await this.token(username)}`,
        'idempotency-key': key,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      body: isForm ? body : body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: await response.json() } as Answer<Body>;
  }

  register(desk: Program, key: string): Promise<Answer<Registered>> {
    return this.send(desk, 'rosa.ventanilla', '/petitions', { ...LETTER, subject: `Bache ${key}` }, key);
  }

  /** A petition to work on; its folio. */
  async petition(desk: Program): Promise<string> {
    const { status, body } = await this.register(desk, randomUUID());
    assert.equal(status, 201, JSON.stringify(body));
    return body.folio;
  }

  upload<Body = { added: { id: number }[] }>(desk: Program, folio: string, name: string, file: Buffer) {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(file)]), name);
    return this.send<Body>(desk, 'rosa.ventanilla', `/petitions/${folio}/documents`, form);
  }

  /** Uploads that are neither whole nor removed. */
  async incoming(filesDir = join(this.folder, 'files')): Promise<string[]> {
    return readdir(join(filesDir, 'incoming')).catch(() => []);
  }

  /** The content kept under this address, or undefined. */
  async kept(sha256: string, filesDir = join(this.folder, 'files')): Promise<Buffer | undefined> {
    return readFile(join(filesDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)).catch(() => undefined);
  }

  /** Each petition exactly once, with consecutive numbers, its entries in the ledger and its job; returns folio by key. */
  async expectWhole(): Promise<Map<string, string>> {
    const client = await this.connect();
    const rows = async <Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []) =>
      (await client.query<Row>(sql, parameters)).rows;
    try {
      const report = await verifyLedger({ query: rows as never });
      assert.equal(report.fault, undefined);
      const petitions = await rows<{ id: string; key: string; folio: string; number: number }>(
        'SELECT id, idempotency_key AS key, folio, number FROM petition ORDER BY number',
      );
      assert.deepEqual(
        petitions.map(({ number }) => number),
        petitions.map((_, index) => index + 1),
      );
      const announced = await rows<{ id: string }>(
        `SELECT jsonb_array_elements_text(data -> 'petitionIds') AS id FROM pgboss.job WHERE name = 'petitions.registered'`,
      );
      const inOrder = (ids: { id: string }[]) => ids.map(({ id }) => Number(id)).toSorted((a, b) => a - b);
      assert.deepEqual(inOrder(announced), inOrder(petitions));
      return new Map(petitions.map(({ key, folio }) => [key, folio]));
    } finally {
      await client.end();
    }
  }
}

/** The same over a PostgreSQL of its own, for a test that kills it. */
export class OfficeWithServer extends RealOffice {
  static override async open(): Promise<OfficeWithServer> {
    const folder = await newFolder();
    const server = await acquireEmbeddedPostgres(join(folder, 'postgres'));
    await migrate(server.url);
    const source = await new DataSource({ type: 'postgres', url: server.url, installExtensions: false }).initialize();
    const db = new Db(source, createLog('warn', 'test'));
    await db.transaction((tx) => seedDemonstrationOffice(tx, new People(db, new SystemClock())));
    await source.destroy();
    return new OfficeWithServer(folder, server);
  }

  private constructor(
    folder: string,
    private server: EmbeddedPostgres,
  ) {
    super(folder, { url: server.url, drop: () => this.server.stop() });
  }

  killPostgres(): Promise<void> {
    return killPostgres(join(this.folder, 'postgres'));
  }

  /** The server comes back where it was. */
  async restartPostgres(): Promise<void> {
    const port = Number(new URL(this.server.url).port);
    this.server = await acquireEmbeddedPostgres(join(this.folder, 'postgres'), { port });
  }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'oficialia-chaos-'));
