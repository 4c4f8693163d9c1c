import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startArguments } from '../../scripts/start-arguments.mjs';
import { createTestDatabase, type TestDatabase } from './database.js';
import { freePort } from './ports.js';

const root = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;

export interface OfficeOptions {
  /** With the petitions of the demonstration; without, only its people and catalogue. */
  petitions?: boolean;
  /** Whether something reads documents and suggests departments. */
  worker?: boolean;
  /** With both reading models, as an office has it; one is enough where it does not matter how well is read. */
  bothModels?: boolean;
}

/** The built programs as processes of their own, on a database and a folder of their own. */
export interface Office {
  /** `http://localhost:port`: a secure context for the browser, as the clipboard needs. */
  desk: string;
  portal: string;
  database: TestDatabase;
  /** What `npm run ledger:verify` says, and its exit code. */
  verifyLedger(): Promise<{ code: number; words: string }>;
  close(): Promise<void>;
}

/** Opens it and waits for desk and portal to answer: some five seconds on two cores. */
export async function openOffice({
  petitions = false,
  worker = true,
  bothModels = false,
}: OfficeOptions = {}): Promise<Office> {
  const database = await createTestDatabase(petitions ? 'empty' : 'office');
  const folder = await mkdtemp(join(tmpdir(), 'oficialia-browser-'));
  const [deskPort, portalPort] = [await freePort(), await freePort()];
  const [desk, portal] = [`http://localhost:${deskPort}`, `http://localhost:${portalPort}`];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    DESK_PORT: String(deskPort),
    PORTAL_PORT: String(portalPort),
    PUBLIC_URL: desk,
    PORTAL_URL: portal,
    DATA_DIR: folder,
    OCR_MODELS: bothModels ? 'spax+spa' : 'spa',
    DATABASE_URL: database.url,
    PORTAL_DATABASE_URL: database.url,
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/oficialia-compiled'),
  };
  if (petitions) await command(env, 'demonstration', '--brief');
  const names = ['desk', 'portal', ...(worker ? ['worker' as const] : [])] as const;
  const programs = names.map((name) => start(name, env));
  const close = async () => {
    await Promise.all(programs.map(stop));
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([answers(desk, programs[0]!), answers(portal, programs[1]!)]);
  } catch (error) {
    await close();
    throw error;
  }
  return { desk, portal, database, verifyLedger: () => command(env, 'ledger-verify'), close };
}

function start(name: 'desk' | 'portal' | 'worker', env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, startArguments(name), {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const impatience = setTimeout(() => program.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(impatience);
}

async function command(
  env: NodeJS.ProcessEnv,
  name: string,
  ...args: string[]
): Promise<{ code: number; words: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), name, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (name === 'demonstration' && code !== 0) throw new Error(`the demonstration ended with ${code}: ${words}`);
  return { code, words };
}

async function answers(url: string, program: ChildProcess): Promise<void> {
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS; await sleep(50)) {
    if (program.exitCode !== null) throw new Error(`a program ended with ${program.exitCode} before ${url} answered`);
    const status = await fetch(`${url}/health`).then(
      (response) => response.status,
      () => 599,
    );
    if (status < 500) return;
  }
  throw new Error(`${url} did not answer in ${PATIENCE_MS / 1000} s`);
}
