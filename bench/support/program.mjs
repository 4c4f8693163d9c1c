import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { leanEnvironment } from '../../scripts/lean.mjs';
import { projectPath } from '../../dist/libs/platform/src/index.js';

const PORTS = { desk: 'DESK_PORT', portal: 'PORTAL_PORT' };
const ours = { PATH: process.env.PATH, NODE_ENV: 'production', ...leanEnvironment };
const PATIENCE_MS = 30_000;

/**
 * Starts a built program, `desk` or `portal`, on a free port of this machine with the settings `env`, and waits until it
 * answers. Gives its address, its process id, its peak memory and how to stop it. `nodeArgs` go to node (--cpu-prof);
 * `program` is another file to run in its place.
 */
export async function runBuilt(app, env, { nodeArgs = [], program } = {}) {
  const port = await freePort();
  const main = projectPath(program ?? `dist/apps/${app}/src/main.js`);
  const child = spawn(process.execPath, [...nodeArgs, main], {
    cwd: env.DATA_DIR,
    env: { ...ours, HOST: '127.0.0.1', [PORTS[app]]: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  try {
    await answers(`${url}/health`, child);
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return {
    url,
    pid: child.pid,
    peakMemoryMb: () => memoryOf(child.pid, 'VmHWM'),
    memoryMb: () => memoryOf(child.pid, 'VmRSS'),
    stop,
  };
}

async function answers(url, child) {
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode} before it answered`);
    const status = await fetch(url, { redirect: 'manual' }).then(
      (response) => response.status,
      () => 599,
    );
    if (status < 500) return;
  }
  throw new Error(`${url} did not answer in ${PATIENCE_MS / 1000} s`);
}

/** Resident memory in MB, now (VmRSS) or at its highest (VmHWM); undefined where there is no /proc. */
export async function memoryOf(pid, field) {
  const status = await readFile(join('/proc', String(pid), 'status'), 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes && Math.round(Number(kilobytes) / 1024);
}

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
