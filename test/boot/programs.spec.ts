import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { freePort } from '../support/ports.js';

const root = join(import.meta.dirname, '..', '..');

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('office');
  folder = await mkdtemp(join(tmpdir(), 'oficialia-boot-'));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A built program that logs to `output`; nothing of the sources is loaded. */
function start(app: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, `dist/apps/${app}/src/main.js`)], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url, DATA_DIR: folder, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

/** Asks it to end; it closes what it has open and then dies of that very signal. */
async function stop(child: ChildProcess): Promise<unknown> {
  child.kill('SIGTERM');
  return (await once(child, 'exit'))[1];
}

async function answer(url: string, child: ChildProcess): Promise<number> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status) return status;
    await sleep(100);
  }
  throw new Error(`${url} did not answer`);
}

describe('Every built program', () => {
  it.each([
    ['desk', 'DESK_PORT'],
    ['portal', 'PORTAL_PORT'],
  ])('boots: %s answers that it is healthy and ends when it is told to', async (app, variable) => {
    const port = await freePort();
    const { child, output } = start(app, { [variable]: String(port) });
    expect(await answer(`http://127.0.0.1:${port}/health`, child), output()).toBe(200);
    expect(await stop(child), output()).toBe('SIGTERM');
  });

  it('boots: the worker finds a handler for every job', async () => {
    const { child, output } = start('worker', {});
    while (!output().includes('"event":"working"')) {
      expect(child.exitCode, output()).toBeNull();
      await sleep(100);
    }
    expect(await stop(child), output()).toBe('SIGTERM');
  });

  it('prints its settings without the password of the database', async () => {
    const port = await freePort();
    const { child, output } = start('desk', { DESK_PORT: String(port) });
    await answer(`http://127.0.0.1:${port}/health`, child);
    await stop(child);
    expect(output()).toContain('DATABASE_URL');
    expect(output()).not.toContain(new URL(database.url).password);
  });
});
