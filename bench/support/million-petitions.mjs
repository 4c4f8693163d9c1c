import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { keepDatabase, startDatabase } from './database.mjs';
import { runBuilt } from './program.mjs';

const DEPARTMENTS = 40;
const TOPICS = 60;
const NEIGHBOURHOODS = 211;
/** The newest of them, where nearly all that is open lies: half a year of an office with 250 petitions a day. */
const RECENT = 40_000;
const BATCH = 100_000;
const PASSWORD = 'una-clave-de-prueba';
const SUBJECTS = [
  'luminarias apagadas',
  'bacheo',
  'fuga de agua',
  'poda de árboles',
  'recolección de basura',
  'semáforo descompuesto',
  'apoyo para una escuela',
  'drenaje tapado',
  'vigilancia nocturna',
  'regularización de un predio',
];

/**
 * Runs the built desk over petitions that `fill(client)` writes, unless `folder` keeps those of an earlier run, and has
 * `measure(desk, client, how)` ask it; `how` says which. Without a folder nothing stays.
 */
export async function withMillion(folder, fill, measure) {
  const database = folder ? await keepDatabase(folder) : await startDatabase();
  try {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { written } = (await client.query('SELECT count(*)::int AS written FROM petition')).rows[0];
      const how = written > 0 ? 'kept from before' : await fill(client);
      const settings = { DATABASE_URL: database.url, DATA_DIR: database.folder, LOG_LEVEL: 'warn' };
      const desk = await runBuilt('desk', settings);
      try {
        await measure(desk, client, how);
      } finally {
        await desk.stop();
      }
    } finally {
      await client.end();
    }
  } finally {
    await database.stop();
  }
}

/**
 * `count` petitions over eight years with what each of them left behind: documents, referrals, oficios, clocks,
 * acknowledgements, replies, notifications, history. Nine of ten are over; of the newest 40,000 some 3,000 wait to be
 * turned, 5,000 for the acknowledgement, 10,000 for the answer and 2,000 to be notified. Gives the people and what
 * questions are asked about.
 */
export async function writeMillion(client, office, count) {
  await client.query('SET session_replication_role = replica');
  await client.query('SET synchronous_commit = off');
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query('DROP INDEX search_entry_words');
  await writeCatalogue(client);
  for (let first = 1; first <= count; first += BATCH)
    await writeBatch(client, office, { first, last: Math.min(first + BATCH - 1, count), count });
  await client.query('INSERT INTO waiting_referral SELECT * FROM referral_that_waits');
  await client.query('INSERT INTO waiting_suggestion SELECT * FROM suggestion_that_waits');
  await client.query('CREATE INDEX search_entry_words ON search_entry USING gin (vector)');
  await client.query('SET session_replication_role = origin');
  for (const table of ['petition', 'document', 'oficio', 'referral', 'clock'])
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), ${2 * count})`);
  await client.query('VACUUM ANALYZE');
}

async function writeCatalogue(client) {
  await client.query(`
    INSERT INTO department (key, name, level)
    SELECT 'dep' || n, 'Dirección de Servicios ' || n, 'municipal' FROM generate_series(1, ${DEPARTMENTS}) n;
    INSERT INTO topic (number, name, words, department_id)
    SELECT n, 'Tema ' || n, '[]', (SELECT min(id) FROM department) + n % ${DEPARTMENTS} FROM generate_series(1, ${TOPICS}) n;
    INSERT INTO oficio_series (prefix, name) VALUES ('SA', 'Seguimiento')`);
  const password = await hash(PASSWORD);
  await client.query(
    `INSERT INTO person (username, name, role, department_id, password_hash)
     SELECT 'turna' || n, 'Persona de Seguimiento ' || n, 'follow_up', NULL::int, $1 FROM generate_series(1, 10) n
     UNION ALL
     SELECT 'acusa' || n, 'Persona de Dependencia ' || n, 'department', (SELECT min(id) FROM department) + n - 1, $1
     FROM generate_series(1, ${DEPARTMENTS}) n`,
    [password],
  );
  await client.query(
    `CREATE TABLE bench_subject AS SELECT n - 1 AS k, s AS subject, to_tsvector('oficialia', search_fold('María Peña ' || s)) AS vector
     FROM unnest($1::text[]) WITH ORDINALITY AS t(s, n)`,
    [SUBJECTS],
  );
}

/** What became of petition `n`: of the newest a part is open, of the rest hardly any. */
const STATUS = `CASE WHEN n > $3::int - ${RECENT} THEN CASE
    WHEN n * 7919 % 100 < 7 THEN 'received' WHEN n * 7919 % 100 < 20 THEN 'referred'
    WHEN n * 7919 % 100 < 45 THEN 'acknowledged' WHEN n * 7919 % 100 < 50 THEN 'replied'
    WHEN n * 7919 % 100 < 51 THEN 'in_prevention' ELSE 'closed' END
  ELSE (ARRAY['annulled', 'withdrawn', 'remitted', 'not_filed', 'acknowledged', 'no_reply_required', 'closed'])[
    CASE WHEN n * 7919 % 1000 < 4 THEN 1 WHEN n * 7919 % 1000 < 8 THEN 2 WHEN n * 7919 % 1000 < 16 THEN 3
      WHEN n * 7919 % 1000 < 19 THEN 4 WHEN n * 7919 % 1000 < 20 THEN 5 WHEN n * 7919 % 1000 < 80 THEN 6 ELSE 7 END] END`;

async function writeBatch(client, office, { first, last, count }) {
  const run = (sql, ...more) => client.query(sql, [first, last, ...more]);
  await run(
    `INSERT INTO petition (id, series_id, year, number, folio, lookup_code, idempotency_key, request_digest, registered_at,
       registered_by, received_at, channel, sender_kind, sender_name, contact_neighbourhood, notify_by_board, document_kind, addressed_to, subject,
       sheets, priority, curp_absence, requires_reply, status, ledger_seq)
     SELECT n, $4, extract(year FROM at), n, 'PM-' || extract(year FROM at) || '-' || lpad(n::text, 7, '0'), '-', n, '', at, $5,
       at, CASE WHEN n % 9 = 0 THEN 'portal' ELSE 'counter' END, CASE WHEN n % 7 = 0 THEN 'organisation' ELSE 'person' END,
       'María Peña ' || n, CASE WHEN n % 13 <> 0 THEN 'Colonia ' || (n * n % ${NEIGHBOURHOODS}) END, true, 'letter', 'Presidencia Municipal', 'Solicita atención a ' || s.subject,
       1, CASE WHEN n % 15 = 0 THEN 'urgent' ELSE 'normal' END, 'not_provided', status <> 'no_reply_required', status, 3
     FROM (SELECT n, ${STATUS} AS status, now() - ($3::int - n) * interval '8 years' / $3::int AS at
       FROM generate_series($1::bigint, $2::bigint) n) made JOIN bench_subject s ON s.k = made.n % ${SUBJECTS.length}`,
    count,
    office.seriesId,
    office.clerkId,
  );
  await run(`INSERT INTO search_entry (petition_id, vector)
    SELECT p.id, s.vector FROM petition p JOIN bench_subject s ON s.k = p.id % ${SUBJECTS.length} WHERE p.id BETWEEN $1 AND $2`);
  await run(
    `INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at, status, pages)
     SELECT id, 'petition', 'escrito.pdf', 'application/pdf', 1, repeat('0', 64), registered_by, registered_at, 'read', 1
     FROM petition WHERE id BETWEEN $1 AND $2`,
  );
  await run(
    `INSERT INTO suggestion (petition_id, rank, topic_id, score, reason, suggested_at)
     SELECT id, k, (SELECT min(id) FROM topic) + (id * k) % ${TOPICS}, 1.0 / k, '{"words": [], "examples": []}', registered_at
     FROM petition CROSS JOIN generate_series(1, 2) k WHERE id BETWEEN $1 AND $2 AND id % 20 <> 0`,
  );
  await writeReferrals(run);
  await run(
    `INSERT INTO ledger_entry (petition_id, seq, at, actor_id, actor_name, address, act, data, previous_hash, hash)
     SELECT id, k, registered_at + k * interval '1 hour', registered_by, 'Rosa Núñez', '127.0.0.1',
       (ARRAY['registered', 'referred', 'acknowledged'])[k], '{"status": "received", "rows": []}', '', ''
     FROM petition CROSS JOIN generate_series(1, 3) k WHERE id BETWEEN $1 AND $2`,
  );
}

/** One referral each, every tenth two; open ones are due between two weeks ago and four weeks from now. */
async function writeReferrals(run) {
  await run(
    `INSERT INTO oficio (id, series_id, year, number, label, petition_id, issued_at, issued_by, content)
     SELECT 2 * p.id + k, s.id, p.year, 2 * p.number + k, 'SA/' || lpad((2 * p.number + k)::text, 7, '0') || '/' || p.year, p.id,
       p.registered_at + interval '1 day', (SELECT min(id) FROM person WHERE role = 'follow_up') + p.id % 10, '{}'
     FROM petition p CROSS JOIN (SELECT id FROM oficio_series LIMIT 1) s CROSS JOIN generate_series(0, 1) k
     WHERE p.id BETWEEN $1 AND $2 AND p.status NOT IN ('received', 'in_prevention') AND (k = 0 OR p.id % 10 = 0)`,
  );
  await run(
    `INSERT INTO referral (id, petition_id, department_id, oficio_id, topic_id, instruction, requires_reply, term_days, due_date,
       referred_at, referred_by, status)
     SELECT o.id, p.id, (SELECT min(id) FROM department) + (p.id * 31 + o.id % 2) % ${DEPARTMENTS}, o.id,
       (SELECT min(id) FROM topic) + p.id % ${TOPICS}, CASE WHEN p.requires_reply THEN 'attend' ELSE 'inform' END, p.requires_reply,
       CASE WHEN p.requires_reply THEN 10 END,
       CASE WHEN NOT p.requires_reply THEN NULL WHEN p.status IN ('referred', 'acknowledged') THEN current_date + (p.id * 37 % 42 - 14)::int
         ELSE o.issued_at::date + 14 END,
       o.issued_at, o.issued_by,
       CASE WHEN p.status IN ('referred', 'withdrawn', 'annulled') OR (NOT p.requires_reply AND p.id % 20 = 0) THEN 'issued'
         WHEN p.status IN ('acknowledged', 'no_reply_required') THEN 'acknowledged' ELSE 'replied' END
     FROM oficio o JOIN petition p ON p.id = o.petition_id WHERE p.id BETWEEN $1 AND $2`,
  );
  const ours = 'JOIN petition p ON p.id = r.petition_id WHERE p.id BETWEEN $1 AND $2';
  await run(
    `INSERT INTO petition_sight (petition_id, department_id, since)
     SELECT r.petition_id, r.department_id, r.referred_at FROM referral r ${ours} ON CONFLICT DO NOTHING`,
  );
  await run(
    `INSERT INTO acknowledgement (referral_id, name, acknowledged_at, acknowledged_by, address)
     SELECT r.id, 'Luis Vera', r.referred_at + interval '1 day',
       (SELECT min(id) FROM person WHERE role = 'department') + r.department_id - (SELECT min(id) FROM department), '127.0.0.1'
     FROM referral r ${ours} AND r.status <> 'issued'`,
  );
  await run(
    `INSERT INTO clock (id, referral_id, regime_id, amount, unit, calendar, calendar_version, state)
     SELECT r.id, r.id, (SELECT id FROM term_regime WHERE key = 'petition'), 10, 'business_days', 'LFT', 1,
       CASE WHEN r.status = 'replied' THEN 'stopped' ELSE 'running' END FROM referral r ${ours} AND r.requires_reply`,
  );
  await run(
    `INSERT INTO clock_event (clock_id, seq, act, at, day, late, reason, recorded_at, recorded_by)
     SELECT r.id, k, (ARRAY['start', 'stop'])[k], at, at::date, false, 'Se turnó', at, r.referred_by
     FROM (SELECT r.id, r.referred_by, k, r.referred_at + (k - 1) * interval '7 days' AS at
       FROM referral r JOIN petition p ON p.id = r.petition_id CROSS JOIN generate_series(1, 2) k
       WHERE p.id BETWEEN $1 AND $2 AND r.requires_reply AND (k = 1 OR r.status = 'replied')) r`,
  );
  await run(
    `WITH made AS (
       INSERT INTO reply (referral_id, petition_id, number, kind, replied_at, replied_by)
       SELECT r.id, r.petition_id, 1, 'final', r.referred_at + interval '7 days', r.referred_by
       FROM referral r ${ours} AND r.status = 'replied' RETURNING id)
     INSERT INTO reply_answer (reply_id, point, sense, text) SELECT id, 1, 'granted', 'Se atendió lo solicitado.' FROM made`,
  );
  await run(
    `INSERT INTO notification (petition_id, method, notified_on, recipient, proof, recorded_at, recorded_by)
     SELECT id, 'board', registered_at::date + 20, sender_name, 'Cédula', registered_at + interval '20 days', registered_by
     FROM petition WHERE id BETWEEN $1 AND $2 AND status = 'closed'`,
  );
}

/** Signs in sixteen people, ten of the follow-up office and six of departments; each with the cookie of the session. */
export async function signInSixteen(url) {
  const names = [...range(10).map((n) => `turna${n}`), ...range(6).map((n) => `acusa${n}`)];
  const people = [];
  for (const username of names)
    people.push({ username, ofOffice: username.startsWith('turna'), cookie: await signIn(url, username) });
  return people;
}

async function signIn(url, username) {
  const form = await fetch(`${url}/entrar`);
  const visitor = cookieOf(form);
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const answer = await fetch(`${url}/entrar`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: visitor },
    body: new URLSearchParams({ _csrf: token, username, password: PASSWORD }),
  });
  if (answer.status !== 303) throw new Error(`${username} could not sign in: ${answer.status}`);
  return cookieOf(answer);
}

const cookieOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const range = (n) => Array.from({ length: n }, (_, index) => index + 1);
