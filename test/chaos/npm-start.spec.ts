import { projectPath } from '@oficialia/platform';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER } from '../support/petitions.js';
import { freePort } from '../support/ports.js';
import {
  familyOf,
  killAll,
  killPostgres,
  postgresOf,
  postmasterOf,
  runningProcesses,
  until,
  type RunningProcess,
} from '../support/processes.js';

const PROGRAMS = ['desk', 'portal', 'worker'] as const;
const FOLIO = /^[A-Z]+-\d{4}-\d{6}$/;
const folder = mkdtempSync(join(tmpdir(), 'oficialia-start-'));
const postgres = join(folder, 'postgres');
const token = randomBytes(24).toString('base64url');

let ports: { desk: number; portal: number };
let supervisor: ChildProcess;
/** Folios that were acknowledged, from the first start to the last. */
const acknowledged: string[] = [];

beforeAll(async () => {
  ports = { desk: await freePort(), portal: await freePort() };
  await start();
  const hash = createHash('sha256').update(token).digest();
  await query(
    `INSERT INTO api_token (person_id, name, token_hash, expires_at)
     SELECT id, 'pruebas', $1, now() + interval '1 day' FROM person WHERE role = 'intake_clerk'`,
    [hash],
  );
});
afterAll(async () => {
  await killAll(processes().map(({ pid }) => pid));
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it.each(PROGRAMS)('starts the %s again after kill -9', async (name) => {
    const before = pidOf(name);
    process.kill(before!, 'SIGKILL');
    await until(`there is another ${name}`, () => pidOf(name) !== before && pidOf(name));
    await untilOpen();
    expect(await register()).toMatch(FOLIO);
  });

  it('starts PostgreSQL again after kill -9, where the programs look for it', async () => {
    const { port } = postmasterOf(postgres);
    await killPostgres(postgres);
    await untilOpen();
    await register();
    expect(postmasterOf(postgres).port).toBe(port);
  });

  it('opens again with everything in it after kill -9 of all there is', async () => {
    await killAll(processes().map(({ pid }) => pid));
    await start();
    await expectAllThere();
  });

  it('opens again after a power cut, when the number of the old PostgreSQL belongs to another process', async () => {
    await killAll(processes().map(({ pid }) => pid));
    const lock = join(postgres, 'data/postmaster.pid');
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120_000)']);
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(other.pid)));
    await start().finally(() => other.kill());
    await expectAllThere();
  });

  it('ends its programs when it is itself killed, and opens again', async () => {
    const left = familyOf(supervisor.pid!).filter(({ command }) => command.includes('/dist/apps/'));
    expect(left).toHaveLength(PROGRAMS.length);
    supervisor.kill('SIGKILL');
    await until('its programs end', () => PROGRAMS.every((name) => !pidOf(name)));
    await start();
    await expectAllThere();
  });

  it('starts a PostgreSQL that it found running again after kill -9, too', async () => {
    await killPostgres(postgres);
    await untilOpen();
    expect(await register()).toMatch(FOLIO);
  });

  it('leaves no process behind after Ctrl+C while PostgreSQL is started again', async () => {
    await killPostgres(postgres);
    await until('another PostgreSQL is on its way', () => postgresOf(postgres).length > 0);
    await expectNothingLeftAfterCtrlC();
  });

  it('leaves no process behind after Ctrl+C', async () => {
    await start();
    await expectAllThere();
    const family = processes().map(({ pid }) => pid);
    expect(family.length).toBeGreaterThan(PROGRAMS.length + 1);
    await expectNothingLeftAfterCtrlC();
    expect(runningProcesses().filter(({ pid }) => family.includes(pid))).toEqual([]);
  });
});

/** As a person starts it, and until it says that it is ready. */
async function start(): Promise<void> {
  const { DATABASE_URL: _own, PORTAL_DATABASE_URL: _portal, ...rest } = process.env;
  supervisor = spawn(process.execPath, [projectPath('scripts/start.mjs')], {
    env: {
      ...rest,
      DATA_DIR: folder,
      DEMONSTRATION: 'brief',
      HOST: '127.0.0.1',
      DESK_PORT: String(ports.desk),
      PORTAL_PORT: String(ports.portal),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  supervisor.stdout?.on('data', (chunk) => (said += String(chunk)));
  await until('npm start is ready', () => supervisor.exitCode !== null || said.includes('ready'), 90_000);
  expect(supervisor.exitCode, said).toBeNull();
}

async function expectNothingLeftAfterCtrlC(): Promise<void> {
  const exited = once(supervisor, 'exit');
  supervisor.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
  expect(processes()).toEqual([]);
}

/** Whatever runs for this office; a server that the supervisor found running is not its child. */
function processes(): RunningProcess[] {
  const family = supervisor.pid ? familyOf(supervisor.pid) : [];
  return [...family, ...postgresOf(postgres).filter(({ pid }) => !family.some((one) => one.pid === pid))];
}

const children = new Map<string, number>();

/** The process of one of the programs; it is remembered, for it may outlive its supervisor. */
function pidOf(name: string): number | undefined {
  const running = runningProcesses().filter(({ command }) => command.includes(`/dist/apps/${name}/src/main.js`));
  const known = children.get(name);
  const found = running.find(({ pid, parent }) => parent === supervisor.pid || pid === known)?.pid;
  if (found) children.set(name, found);
  return found;
}

async function untilOpen(): Promise<void> {
  const pages = [`http://127.0.0.1:${ports.desk}/entrar`, `http://127.0.0.1:${ports.portal}/`];
  for (const page of pages) {
    await until(`${page} answers`, () =>
      fetch(page).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
  }
}

/** With retries under one key, as a program would do it. */
async function register(): Promise<string> {
  const key = randomUUID();
  const folio = await until('a petition is registered', () => post(key).catch(() => undefined));
  acknowledged.push(folio);
  return folio;
}

async function post(key: string): Promise<string | undefined> {
  const response = await fetch(`http://127.0.0.1:${ports.desk}/api/v1/petitions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(LETTER),
  });
  return response.ok ? ((await response.json()) as { folio: string }).folio : undefined;
}

async function expectAllThere(): Promise<void> {
  await untilOpen();
  await register();
  const rows = await query<{ folio: string; number: number }>('SELECT folio, number FROM petition ORDER BY number', []);
  expect(rows.map(({ folio }) => folio)).toEqual(expect.arrayContaining(acknowledged));
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
}

async function query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[]): Promise<Row[]> {
  const password = readFileSync(join(postgres, 'password'), 'utf8').trim();
  const { port } = postmasterOf(postgres);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'oficialia', database: 'oficialia', password });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
