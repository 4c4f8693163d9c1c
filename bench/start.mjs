// A cold `npm start` to the first page on an empty folder, and the memory of the three processes when they are idle:
// npm run bench:start
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '../dist/libs/platform/src/index.js';
import { freePort } from './support/program.mjs';
import { report } from './support/report.mjs';

const GOAL_SECONDS = 10;
const GOAL_MB = 600;
/** The worker reads the demonstration's letters first and lets its engines go a minute after the last page. */
const IDLE_AFTER_MS = 100_000;

const folder = await mkdtemp(join(tmpdir(), 'oficialia-bench-start-'));
const [desk, portal] = [await freePort(), await freePort()];
const started = performance.now();
const office = spawn(process.execPath, [projectPath('scripts/start.mjs')], {
  env: {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: folder,
    DESK_PORT: `${desk}`,
    PORTAL_PORT: `${portal}`,
    LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  const seconds = await firstPage();
  const early = await memory();
  await sleep(IDLE_AFTER_MS);
  tell(seconds, early, await memory());
} finally {
  office.kill('SIGINT');
  await once(office, 'exit');
  await rm(folder, { recursive: true, force: true });
}

async function firstPage() {
  while (performance.now() - started < 120_000) {
    const page = await fetch(`http://127.0.0.1:${desk}/entrar`).then(
      (response) => response.text(),
      () => '',
    );
    if (page.includes('name="password"')) return Math.round((performance.now() - started) / 100) / 10;
    await sleep(50);
  }
  throw new Error('no page in two minutes');
}

/** Proportional memory in MB of desk, portal and worker: what they share is counted once. */
async function memory() {
  const result = {};
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const app = /dist\/apps\/(desk|portal|worker)\/src\/main\.js/.exec(command)?.[1];
    const environment = app && (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''));
    if (!app || !environment.includes(`DATA_DIR=${folder}`)) continue;
    const kilobytes = /^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    result[app] = Math.round(Number(kilobytes) / 1024);
  }
  return result;
}

function tell(seconds, early, idle) {
  const sum = (figures) => Object.values(figures).reduce((total, mb) => total + mb, 0);
  const words = (figures) =>
    Object.entries(figures)
      .map(([app, mb]) => `${app} ${mb}`)
      .join(', ');
  const facts = {
    'first page': `${seconds} s after npm start, on an empty folder (goal ${GOAL_SECONDS})`,
    'memory at the first page': `${sum(early)} MB (${words(early)})`,
    'memory idle': `${sum(idle)} MB (${words(idle)}; goal ${GOAL_MB})`,
  };
  const pass = seconds < GOAL_SECONDS && sum(idle) < GOAL_MB && Object.keys(idle).length === 3;
  report({
    bench: 'start',
    facts,
    seconds,
    idle_mb: sum(idle),
    goal: { seconds: GOAL_SECONDS, idle_mb: GOAL_MB },
    pass,
  });
}
