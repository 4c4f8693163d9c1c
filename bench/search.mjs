// Searching 200,000 petitions with texts of 1,500 letters, over HTTP on the built desk. 16 people, each asking the next
// question about a second after the answer; then the same 16 without a pause. Also the size of the index and what it costs
// an insert: npm run bench:search (--petitions 20000 for a quick look; --folder DIR keeps what was written for a next run)
import pg from 'pg';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { acquireEmbeddedPostgres, migrate } from '../dist/libs/platform/src/index.js';
import { startDatabase } from './support/database.mjs';
import { openOffice } from './support/office.mjs';
import { tokenOf, writePetitions } from './support/petitions-with-texts.mjs';
import { runBuilt } from './support/program.mjs';
import { report } from './support/report.mjs';
import { questions } from './support/questions.mjs';
import { insertCost } from './support/insert-cost.mjs';

const { values: options } = parseArgs({
  options: { petitions: { type: 'string', default: '200000' }, folder: { type: 'string' } },
});
const PETITIONS = Number(options.petitions);
const LETTERS = 1500;
const PEOPLE = 16;
const ROUNDS = 3;
const ROUND_MS = 10_000;
const PAUSE_MS = 1000;
const GOAL = 60;

const database = options.folder ? await keptDatabase(options.folder) : await startDatabase();
try {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { written } = (await client.query('SELECT count(*)::int AS written FROM petition')).rows[0];
  const began = performance.now();
  if (written === 0) await writePetitions(client, await openOffice(client), { count: PETITIONS, letters: LETTERS });
  const seconds = Math.round((performance.now() - began) / 1000);
  const tokens = { office: await tokenOf(client, null), department: await tokenOf(client, 5) };
  const settings = { DATABASE_URL: database.url, DATA_DIR: database.folder, LOG_LEVEL: 'warn' };
  const desk = await runBuilt('desk', settings);
  try {
    await measure(desk, client, tokens, seconds);
  } finally {
    await desk.stop();
    await client.end();
  }
} finally {
  await database.stop();
}

async function measure(desk, client, tokens, seconds) {
  const asked = await questions(client);
  const ask = asker(desk.url, tokens);
  await everyKindFinds(asked, ask);
  await people(asked, ask, 3000, 0);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await people(asked, ask, ROUND_MS, PAUSE_MS));
  const busy = await people(asked, ask, ROUND_MS / 2, 0);
  const samples = rounds.flat();
  const p95 = percentile(samples, 0.95);
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  const facts = {
    texts: `${PETITIONS} petitions of ${LETTERS} letters, written in ${seconds} s`,
    ...Object.fromEntries(kinds.map((kind) => [kind, inWords(samples.filter((sample) => sample.kind === kind))])),
    '16 people, a pause of about a second': inWords(samples),
    rounds: rounds.map((round) => `p95 ${percentile(round, 0.95)}`).join(' · '),
    '16 people without a pause': `${Math.round(busy.length / (ROUND_MS / 2000))} a second, ${inWords(busy)}`,
    'load of the machine meanwhile': loadavg()[0]?.toFixed(1),
    ...(await sizes(client)),
    ...(await insertCost(client)),
    'desk at its largest': `${await desk.peakMemoryMb()} MB`,
  };
  report({ bench: 'search', facts, p95_ms: p95, goal: GOAL, pass: p95 < GOAL });
}

/** Sixteen who ask, each a question after the other; with a `pause` as long as a person looks at results, more or less. */
async function people(asked, ask, duration, pause) {
  const samples = [];
  const until = performance.now() + duration;
  let next = Math.floor(Math.random() * asked.length);
  const person = async () => {
    await sleep(Math.random() * pause);
    while (performance.now() < until) {
      const question = asked[next++ % asked.length];
      const began = performance.now();
      await ask(question);
      samples.push({ kind: question.kind, ms: performance.now() - began });
      await sleep(pause * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
  return samples;
}

function asker(url, tokens) {
  return async ({ path, department }) => {
    const authorization = `Bearer ${department ? tokens.department : tokens.office}`;
    const answer = await fetch(`${url}/api/v1/search?${path}`, { headers: { authorization } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
}

/** A fast search that finds nothing would be no search. */
async function everyKindFinds(asked, ask) {
  for (const kind of new Set(asked.map((question) => question.kind))) {
    const found = await Promise.all(
      asked
        .filter((question) => question.kind === kind)
        .slice(0, 8)
        .map(ask),
    );
    if (found.every((page) => page.total === 0 && page.targets.length === 0 && !page.suggestion))
      throw new Error(`"${kind}" finds nothing`);
  }
}

async function sizes(client) {
  const { rows } = await client.query(`
    SELECT pg_size_pretty(pg_relation_size('search_entry_words')) AS "index of words",
      pg_size_pretty(pg_total_relation_size('search_entry') - pg_relation_size('search_entry_words')) AS "entries",
      pg_size_pretty(pg_total_relation_size('search_word')) AS "words for suggestions",
      pg_size_pretty(pg_total_relation_size('page')) AS "pages with their texts"`);
  return rows[0];
}

async function keptDatabase(folder) {
  mkdirSync(folder, { recursive: true });
  const server = await acquireEmbeddedPostgres(join(folder, 'postgres'), { adopt: false });
  await migrate(server.url);
  return { url: server.url, folder, stop: () => server.stop() };
}

function inWords(samples) {
  return `p50 ${percentile(samples, 0.5)} ms, p95 ${percentile(samples, 0.95)} ms (${samples.length})`;
}

function percentile(samples, part) {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
}
