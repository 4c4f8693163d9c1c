// The memory of a worker that reads a pile: npm run bench:worker -- --set DIR [--pages 504]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import pg from 'pg';
import { leanEnvironment } from '../scripts/lean.mjs';
import { startArguments } from '../scripts/start-arguments.mjs';
import { startDatabase } from './support/database.mjs';
import { openSet } from './support/ocr-set.mjs';
import { openOffice } from './support/office.mjs';
import { memoryOf } from './support/program.mjs';
import { report } from './support/report.mjs';

const GOAL_MB = 700;
const PAGES_A_FILE = 24;
const PATIENCE_MS = 3_600_000;

const { values: given } = parseArgs({
  options: { set: { type: 'string' }, pages: { type: 'string', default: '504' } },
});
const set = given.set ? openSet(given.set).filter(({ path }) => /\.(jpg|png)$/.test(path)) : [];
if (set.length === 0) {
  console.error('--set takes a folder with NAME.jpg (or png) and NAME.gt.txt, as bench:ocr does.');
  process.exit(2);
}
const total = Math.ceil(Number(given.pages) / PAGES_A_FILE) * PAGES_A_FILE;

const database = await startDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
await openOffice(client);
const watched = join(database.folder, 'scanner');
await mkdir(watched);
const worker = startWorker();
try {
  for (let file = 0; file < total / PAGES_A_FILE; file += 1) await scan(file);
  tell(await course());
} finally {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await client.end();
  await database.stop();
}

function startWorker() {
  return spawn(process.execPath, startArguments('worker'), {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ...leanEnvironment,
      DATABASE_URL: database.url,
      DATA_DIR: database.folder,
      WATCH_DIR: watched,
      WATCH_AS: 'ventanilla',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** A file of the scanner, with pages of the set in another order than those of the others. */
async function scan(file) {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < PAGES_A_FILE; i += 1) {
    const { path } = set[(file + i) % set.length];
    const bytes = await readFile(path);
    const picture = path.endsWith('.png') ? await pdf.embedPng(bytes) : await pdf.embedJpg(bytes);
    const { width, height } = picture.scale(792 / Math.max(picture.width, picture.height));
    pdf.addPage([width, height]).drawImage(picture, { width, height });
  }
  await writeFile(join(watched, `pila-${file}.pdf`), await pdf.save());
}

/** Memory in MB after each tenth of the pages, until all are read. */
async function course() {
  const started = performance.now();
  const memory = [];
  for (let read = 0; read < total; await sleep(500)) {
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
    if (performance.now() - started > PATIENCE_MS) throw new Error(`only ${read} of ${total} pages were read`);
    read = (await client.query('SELECT count(*)::int AS read FROM page')).rows[0].read;
    while (memory.length < Math.floor((10 * read) / total)) memory.push(await memoryOf(worker.pid, 'VmRSS'));
  }
  const minutes = (performance.now() - started) / 60_000;
  return { memory, perMinute: Number((total / minutes).toFixed(1)), peak: await memoryOf(worker.pid, 'VmHWM') };
}

function tell({ memory, perMinute, peak }) {
  const facts = { pages: total, 'pages a minute': perMinute, 'after each tenth': `${memory.join(', ')} MB` };
  report({ bench: 'worker', facts, peak_mb: peak, pages_per_minute: perMinute, goal: GOAL_MB, pass: peak < GOAL_MB });
}
