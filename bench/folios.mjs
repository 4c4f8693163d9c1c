// Registrations with 64 requests at once on one series, against an empty POST on the same server (the same guard, the same
// JSON, validated in the same way, and nothing done; also one whose JSON has a single field) and a bare one-row insert on
// the same PostgreSQL: npm run bench:folios
import pg from 'pg';
import { startDatabase } from './support/database.mjs';
import { load, median } from './support/load.mjs';
import { openOffice } from './support/office.mjs';
import { runBuilt } from './support/program.mjs';
import { report } from './support/report.mjs';

const AT_ONCE = 64;
const ROUNDS = 3;
const SECONDS = 5;
const GOAL = 0.6;
const PETITION = {
  channel: 'counter',
  senderKind: 'person',
  senderName: 'María Peña Güemes',
  curp: 'BOXW310820HNERXN09',
  contactTelephone: '951 123 4567',
  documentKind: 'letter',
  documentNumber: 'S/N',
  addressedTo: 'Presidencia Municipal',
  subject: 'Solicita la reparación de dos luminarias apagadas en la calle Hidalgo, frente a la escuela primaria.',
  sheets: 2,
  annexes: [{ count: 1, description: 'Fotografías del lugar', form: 'copy' }],
};

const database = await startDatabase();
try {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const office = await openOffice(client);
  await client.query('CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL)');
  const settings = { DATABASE_URL: database.url, DATA_DIR: database.folder, LOG_LEVEL: 'warn' };
  const desk = await runBuilt('desk', settings, { program: 'bench/support/desk-with-empty-post.mjs' });
  try {
    await measure(desk, office, client);
  } finally {
    await desk.stop();
    await client.end();
  }
} finally {
  await database.stop();
}

async function measure(desk, office, client) {
  const headers = { authorization: `Bearer ${office.token}`, 'content-type': 'application/json' };
  const common = { method: 'POST', connections: AT_ONCE };
  const post = (name, body) => (seconds) =>
    load({ ...common, url: `${desk.url}/api/v1/bench-empty/${name}`, headers, body: JSON.stringify(body), seconds });
  const empty = post('petition', PETITION);
  const oneField = post('note', { note: 'x' });
  let sent = 0;
  const change = () => ({ headers: { ...headers, 'idempotency-key': `bench-${process.pid}-${++sent}` } });
  const register = (seconds) =>
    load({ ...common, url: `${desk.url}/api/v1/petitions`, headers, body: JSON.stringify(PETITION), seconds, change });
  await empty(3);
  await register(3);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      empty: await empty(SECONDS),
      register: await register(SECONDS),
      oneField: await oneField(SECONDS),
      bare: await bareInserts(SECONDS),
    });
  }
  await tell(desk, client, rounds);
}

async function tell(desk, client, rounds) {
  const of = (what) => median(rounds.map((round) => round[what].perSecond));
  const ratio = Math.round((of('register') / of('empty')) * 1000) / 1000;
  const check = await checkFolios(client);
  const facts = {
    'empty POST': `${Math.round(of('empty'))} a second`,
    'empty POST of one field': `${Math.round(of('oneField'))} a second (ratio ${(of('register') / of('oneField')).toFixed(2)})`,
    registrations: `${Math.round(of('register'))} a second, p95 ${median(rounds.map((round) => round.register.p95))} ms`,
    'bare insert': `${Math.round(of('bare'))} a second (ratio ${(of('register') / of('bare')).toFixed(2)})`,
    rounds: rounds.map((r) => `${Math.round(r.empty.perSecond)}/${Math.round(r.register.perSecond)}`).join(' · '),
    petitions: `${check.petitions}, last folio ${check.last}, gaps ${check.gaps}, repeats ${check.repeats}`,
    'desk at its largest': `${await desk.peakMemoryMb()} MB`,
  };
  const whole = check.gaps === 0 && check.repeats === 0 && check.durable;
  report({
    bench: 'folios',
    facts,
    ratio,
    goal: GOAL,
    per_second: Math.round(of('register')),
    pass: ratio >= GOAL && whole,
  });
}

/** One row a statement, each its own durable transaction, as many at once as the desk has requests. */
async function bareInserts(seconds) {
  const pool = new pg.Pool({ connectionString: database.url, max: 10 });
  const until = performance.now() + seconds * 1000;
  const body = JSON.stringify(PETITION);
  let done = 0;
  const worker = async () => {
    for (; performance.now() < until; done++) {
      await pool.query({ name: 'bare', text: 'INSERT INTO bare (body) VALUES ($1)', values: [body] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await pool.end();
  return { perSecond: done / seconds };
}

async function checkFolios(client) {
  const { rows } = await client.query(`
    SELECT count(*) AS petitions, max(number) AS last, max(number) - count(DISTINCT number) AS gaps,
      count(*) - count(DISTINCT folio) AS repeats, (SELECT last FROM folio_counter) AS counter,
      (SELECT count(*) FROM ledger_entry) AS entries,
      (SELECT bool_and(setting = 'on') FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')) AS durable
    FROM petition`);
  const check = Object.fromEntries(Object.entries(rows[0]).map(([k, v]) => [k, typeof v === 'string' ? Number(v) : v]));
  return {
    ...check,
    gaps: check.gaps + Math.abs(check.counter - check.last) + Math.abs(check.entries - check.petitions),
  };
}
