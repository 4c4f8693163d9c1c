// The panorama and the indicators over a million petitions, of the quarter and of all there is, as pages of the built desk.
// Four people of a mayor's office, each opening the next page about a second after the one before, while the office moves two
// petitions a second; a plain count of the same rows beside it: npm run bench:indicators (--petitions 50000 for a quick look;
// --folder DIR keeps what was written)
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { signInSixteen, withMillion, writeMillion } from './support/million-petitions.mjs';
import { openOffice } from './support/office.mjs';
import { report } from './support/report.mjs';

const { values: options } = parseArgs({
  options: { petitions: { type: 'string', default: '1000000' }, folder: { type: 'string' } },
});
const PETITIONS = Number(options.petitions);
const GOALS_MS = { quarter: 300, all: 1000 };
const PEOPLE = 4;
const ROUND_MS = 60_000;
const PAUSE_MS = 1000;
const MOVES_PAUSE_MS = 500;
const COUNTS = 20;

await withMillion(options.folder, filled, measure);

/** How it was written. */
async function filled(client) {
  const began = performance.now();
  await writeMillion(client, await openOffice(client), PETITIONS);
  await client.query('INSERT INTO referral_fact SELECT * FROM referral_as_counted');
  const summing = performance.now();
  await client.query('SELECT sum_up_days()');
  await client.query('VACUUM ANALYZE');
  const seconds = (from, to) => Math.round((to - from) / 1000);
  return `written in ${seconds(began, summing)} s, counted and summed up in ${seconds(summing, performance.now())} s`;
}

async function measure(desk, client, how) {
  const people = (await signInSixteen(desk.url)).filter(({ ofOffice }) => ofOffice).slice(0, PEOPLE);
  const spans = await spansOf(client);
  const questions = Object.entries(spans).flatMap(([span, { from, to }]) =>
    ['/panorama', '/indicadores'].map((page) => ({
      kind: `${page} ${span}`,
      span,
      path: `${page}?desde=${from}&hasta=${to}`,
    })),
  );
  const rows = {};
  for (const [span, { from, to }] of Object.entries(spans)) rows[span] = await countOf(client, from, to);
  for (const question of questions) await ask(desk, question, people[0]);
  const moving = moveAsOfficesDo(client);
  const samples = await rush(desk, people, questions);
  const moves = await moving.stop();
  const kinds = questions.map(({ kind, span }) => ({
    kind,
    span,
    ...figures(samples.filter((one) => one.kind === kind)),
  }));
  for (const { kind, p50, p95, n } of kinds)
    console.log(JSON.stringify({ bench: 'indicators', page: kind, p50_ms: p50, p95_ms: p95, n }));
  const slowest = (span) => Math.max(...kinds.filter((one) => one.span === span).map(({ p95 }) => p95));
  const ratio = (span) => Math.round((slowest(span) / rows[span].p50) * 10) / 10;
  report({
    bench: 'indicators',
    facts: {
      petitions: `${PETITIONS}, ${how}`,
      'in the quarter; in all': `${rows.quarter.count}; ${rows.all.count}`,
      'a plain count of the same rows': `${rows.quarter.p50} ms; ${rows.all.p50} ms`,
      'petitions moved meanwhile': moves,
      'load of the machine meanwhile': loadavg()[0]?.toFixed(1),
      'desk at its largest': `${await desk.peakMemoryMb()} MB`,
    },
    quarter_p95_ms: slowest('quarter'),
    all_p95_ms: slowest('all'),
    ratio_quarter: ratio('quarter'),
    ratio_all: ratio('all'),
    goal: GOALS_MS,
    pass: slowest('quarter') < GOALS_MS.quarter && slowest('all') < GOALS_MS.all,
  });
}

/** The quarter of the newest petition, and from the first to the last day. */
async function spansOf(client) {
  const { rows } = await client.query(`
    SELECT min(received_day)::text AS first, date_trunc('quarter', max(received_day))::date::text AS begins,
      (date_trunc('quarter', max(received_day)) + interval '3 months - 1 day')::date::text AS ends FROM petition_fact`);
  const { first, begins, ends } = rows[0];
  return { quarter: { from: begins, to: ends }, all: { from: first, to: ends } };
}

/** How long PostgreSQL takes to count the rows and do nothing else with them. */
async function countOf(client, from, to) {
  const times = [];
  let count = 0;
  for (let time = 0; time < COUNTS; time++) {
    const began = performance.now();
    const { rows } = await client.query(
      'SELECT count(*)::int AS count FROM petition_fact WHERE received_day BETWEEN $1 AND $2 AND requires_reply',
      [from, to],
    );
    times.push({ ms: performance.now() - began });
    count = rows[0].count;
  }
  return { count, p50: figures(times).p50 };
}

/** What an act does to the facts, twice a second, of petitions that are open: what was summed up of their days no longer holds. */
function moveAsOfficesDo(client) {
  let going = true;
  let moves = 0;
  const work = (async () => {
    const { rows } = await client.query(
      `SELECT id FROM petition WHERE status = 'acknowledged' ORDER BY random() LIMIT 1000`,
    );
    while (going) {
      await client.query('UPDATE petition SET ledger_seq = ledger_seq WHERE id = $1', [rows[moves++ % rows.length].id]);
      await sleep(MOVES_PAUSE_MS);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await work;
      return moves;
    },
  };
}

async function rush(desk, people, questions) {
  const samples = [];
  const until = performance.now() + ROUND_MS;
  const person = async (who, place) => {
    await sleep(Math.random() * PAUSE_MS);
    for (let next = place; performance.now() < until; next++) {
      const question = questions[next % questions.length];
      const began = performance.now();
      await ask(desk, question, who);
      samples.push({ kind: question.kind, ms: performance.now() - began });
      await sleep(PAUSE_MS * (0.5 + Math.random()));
    }
  };
  await Promise.all(people.map(person));
  return samples;
}

async function ask({ url }, { path }, { cookie }) {
  const answer = await fetch(`${url}${path}`, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes('Tasa de atención')) throw new Error(`${path} answered ${answer.status}`);
}

function figures(samples) {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), n: sorted.length };
}
