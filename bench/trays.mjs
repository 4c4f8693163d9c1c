// Trays, board and petition page over a million petitions, as pages of the built desk. 16 people signed in, each opening
// the next page about a second after the one before; the same 16 on a page that reads nothing, as the limit of this
// machine and minute: npm run bench:trays (--petitions 50000 for a quick look; --folder DIR keeps what was written)
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
const GOAL_MS = 100;
const ROUND_MS = 60_000;
const LIMIT_MS = 10_000;
const PAUSE_MS = 1000;
const LISTS = ['pendientes', 'por-acusar', 'en-termino', 'por-vencer', 'vencidos', 'devueltos', 'contestados', 'todos'];

await withMillion(options.folder, filled, measure);

/** How it was written. */
async function filled(client) {
  const began = performance.now();
  await writeMillion(client, await openOffice(client), PETITIONS);
  return `written in ${Math.round((performance.now() - began) / 1000)} s`;
}

async function measure(desk, client, how) {
  const people = await signInSixteen(desk.url);
  const questions = await questionsFor(client, people);
  const limit = people.map((person) => [{ kind: 'limit', scope: 'limit', path: '/health', person }]);
  for (const [index, person] of people.entries()) await everyPageShows(desk, person, questions[index]);
  await rush(desk, limit, 2000, 0);
  const bare = await rush(desk, limit, LIMIT_MS, PAUSE_MS);
  const samples = await rush(desk, questions, ROUND_MS, PAUSE_MS);
  const busy = await rush(desk, questions, LIMIT_MS, 0);
  const kinds = [...new Set(samples.map(({ kind }) => kind))].map((kind) => ({
    kind,
    ...figures(samples.filter((one) => one.kind === kind)),
  }));
  const scopes = [...new Set(samples.map(({ scope }) => scope))];
  for (const line of kinds)
    console.log(JSON.stringify({ bench: 'trays', page: line.kind, p50_ms: line.p50, p95_ms: line.p95, n: line.n }));
  const [all, trivial] = [figures(samples), figures(bare)];
  const facts = {
    petitions: `${PETITIONS}, ${how}`,
    waiting: await waiting(client),
    ...Object.fromEntries(
      scopes.map((scope) => [`scope: ${scope}`, inWords(samples.filter((one) => one.scope === scope))]),
    ),
    '16 people, a pause of about a second': inWords(samples),
    '16 people on /health (the limit)': inWords(bare),
    '16 people without a pause': `${Math.round(busy.length / (LIMIT_MS / 1000))} a second, ${inWords(busy)}`,
    'load of the machine meanwhile': loadavg()[0]?.toFixed(1),
    database: (await client.query('SELECT pg_size_pretty(pg_database_size(current_database())) AS size')).rows[0].size,
    'desk at its largest': `${await desk.peakMemoryMb()} MB`,
  };
  const slowest = kinds.toSorted((a, b) => b.p95 - a.p95)[0];
  report({
    bench: 'trays',
    facts,
    p95_ms: all.p95,
    slowest: slowest.kind,
    slowest_p95_ms: slowest.p95,
    limit_p95_ms: trivial.p95,
    ratio: Math.round((all.p95 / trivial.p95) * 10) / 10,
    goal: GOAL_MS,
    pass: slowest.p95 < GOAL_MS,
  });
}

/** For each person every tray in every scope that is theirs, its second page, the board, and pages of petitions. */
async function questionsFor(client, people) {
  const { rows } = await client.query('SELECT username, id, department_id FROM person');
  const accounts = new Map(rows.map((row) => [row.username, row]));
  const seen = await client.query(
    `SELECT department_id, array_agg(folio) AS folios FROM (
       SELECT w.department_id, p.folio FROM waiting_referral w JOIN petition p ON p.id = w.petition_id ORDER BY w.referral_id DESC LIMIT 4000) newest
     GROUP BY 1`,
  );
  const folios = new Map(seen.rows.map((row) => [row.department_id, row.folios]));
  const over = await client.query(`SELECT folio FROM petition WHERE status = 'closed' ORDER BY id LIMIT 200`);
  return people.map((person) => {
    const account = accounts.get(person.username);
    const paths = person.ofOffice
      ? [...LISTS.map(listPath), '/por-turnar', '/por-notificar', '/tablero']
      : [...LISTS.map(listPath), '/tablero'];
    const scopes = person.ofOffice
      ? { office: '', person: `persona=${account.id}`, department: `dependencia=dep${1 + (account.id % 40)}` }
      : { 'own department': '', 'own person': `persona=${account.id}` };
    const trays = paths.flatMap((path) =>
      Object.entries(scopes).map(([scope, query]) => ({ kind: path, scope, path: joined(path, query), person })),
    );
    const own = (account.department_id ? folios.get(account.department_id) : [...folios.values()].flat()) ?? [];
    const old = person.ofOffice ? over.rows.map(({ folio }) => folio) : [];
    const petitions = [...own.slice(0, 10), ...old.slice(0, 5)].map((folio) => ({
      kind: '/peticiones/:folio',
      scope: 'petition',
      path: `/peticiones/${folio}`,
      person,
    }));
    return shuffled([...trays, ...petitions]);
  });
}

/** What is measured must be the page that somebody gets, and a tray that is empty for all is none. */
async function everyPageShows({ url }, person, questions) {
  const seen = new Set();
  for (const question of questions) {
    if (seen.has(question.kind)) continue;
    seen.add(question.kind);
    const html = await ask(url, question);
    if (!html.includes('<main')) throw new Error(`${question.path} shows no page to ${person.username}`);
    const second = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    if (second) questions.push({ ...question, scope: 'second page', path: second });
  }
}

async function rush({ url }, questions, duration, pause) {
  const samples = [];
  const until = performance.now() + duration;
  const person = async (own) => {
    await sleep(Math.random() * pause);
    for (let next = 0; performance.now() < until; next++) {
      const question = own[next % own.length];
      const began = performance.now();
      await ask(url, question);
      samples.push({ kind: question.kind, scope: question.scope, ms: performance.now() - began });
      await sleep(pause * (0.5 + Math.random()));
    }
  };
  await Promise.all(questions.map(person));
  return samples;
}

async function ask(url, { path, person }) {
  const answer = await fetch(`${url}${path}`, {
    headers: { cookie: person.cookie, accept: 'text/html' },
    redirect: 'manual',
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} to ${person.username}`);
  return text;
}

async function waiting(client) {
  const { rows } = await client.query(`
    SELECT (SELECT count(*) FROM petition WHERE status = 'received') || ' to be turned, ' ||
      (SELECT string_agg(n || ' ' || status, ', ') FROM (SELECT status, count(*) AS n FROM waiting_referral GROUP BY 1 ORDER BY 1) w) ||
      ', ' || (SELECT count(*) FROM petition WHERE status = 'replied') || ' to be notified' AS words`);
  return rows[0].words;
}

function listPath(key) {
  return `/turnos?estado=${key}`;
}

function joined(path, query) {
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

function shuffled(list) {
  return list
    .map((one) => [Math.random(), one])
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

function figures(samples) {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (part) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), n: sorted.length };
}

function inWords(samples) {
  const { p50, p95, n } = figures(samples);
  return `p50 ${p50} ms, p95 ${p95} ms (${n})`;
}
