import { createHash, randomBytes } from 'node:crypto';
import { letter, spanish } from './spanish.mjs';

const BATCH = 2000;
const DEPARTMENTS = 30;
const STATUSES = ['received', 'referred', 'acknowledged', 'replied', 'notified', 'closed'];
const CHANNELS = ['counter', 'counter', 'counter', 'email', 'courier', 'portal'];

/**
 * `count` petitions over three years, each with one page of about `letters` letters, seen by one of 30 departments; the
 * entries of the search are made in one go. Gives the language they are written in.
 */
export async function writePetitions(client, office, { count, letters }) {
  const language = spanish();
  await client.query(`
    INSERT INTO department (key, name, level)
    SELECT 'dep' || n, 'Dependencia ' || n, 'municipal' FROM generate_series(1, ${DEPARTMENTS}) n`);
  // No trigger and no check of keys: all that they would do is done below for all rows at once.
  await client.query('SET session_replication_role = replica');
  await client.query('DROP INDEX search_entry_words');
  for (let first = 1; first <= count; first += BATCH) {
    const size = Math.min(BATCH, count - first + 1);
    await writeBatch(client, office, language, { first, size, count, letters });
  }
  await client.query('SET session_replication_role = origin');
  await client.query(
    `
    INSERT INTO search_word (word, shown, entries)
    SELECT search_fold(w), w, greatest(1, ($2 * 200 / (n + 20))::int) FROM unnest($1::text[]) WITH ORDINALITY AS t(w, n)
    WHERE length(w) BETWEEN 3 AND 30 ON CONFLICT DO NOTHING`,
    [language.words, count],
  );
  for (const table of ['petition', 'document'])
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), ${count})`);
  await client.query(`INSERT INTO folio_counter (series_id, year, last)
    SELECT series_id, year, max(number) FROM petition GROUP BY 1, 2`);
  await client.query(`SET maintenance_work_mem = '256MB'`);
  await client.query('CREATE INDEX search_entry_words ON search_entry USING gin (vector)');
  await client.query('VACUUM ANALYZE');
  return language;
}

async function writeBatch(client, office, language, { first, size, count, letters }) {
  const rows = Array.from({ length: size }, (_, index) => ({
    id: first + index,
    name: language.name(),
    subject: letter(language, 90).slice(0, 140),
    text: letter(language, letters),
    status: STATUSES[Math.floor(language.random() * STATUSES.length)],
    channel: CHANNELS[Math.floor(language.random() * CHANNELS.length)],
    age: 1 - (first + index) / count,
  }));
  const columns = ['id', 'name', 'subject', 'text', 'status', 'channel', 'age'].map((key) =>
    rows.map((row) => row[key]),
  );
  await client.query(
    `WITH rows AS MATERIALIZED (
       SELECT *, now() - age * interval '3 years' AS at
       FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[])
         AS t(id, name, subject, text, status, channel, age)
     ), petitions AS (
       INSERT INTO petition (id, series_id, year, number, folio, lookup_code, idempotency_key, request_digest, registered_at,
         registered_by, received_at, channel, sender_kind, sender_name, notify_by_board, document_kind, addressed_to, subject,
         sheets, priority, curp_absence, requires_reply, status)
       SELECT id, $8, extract(year FROM at), id, 'PM-' || extract(year FROM at) || '-' || lpad(id::text, 6, '0'), '-', id, '', at,
         $9, at, channel, 'person', name, true, 'letter', 'Presidencia Municipal', subject, 1, 'normal', 'not_provided', true,
         status FROM rows RETURNING *
     ), documents AS (
       INSERT INTO document (id, petition_id, purpose, name, type, size, sha256, added_by, added_at, status, pages)
       SELECT id, id, 'petition', 'escrito.pdf', 'application/pdf', 1, repeat('0', 64), $9, at, 'read', 1 FROM rows
     ), pages AS (
       INSERT INTO page (document_id, number, status, source, text, confidence, read_at)
       SELECT id, 1, 'read', 'ocr', text, 92, at FROM rows
     ), sights AS (
       INSERT INTO petition_sight (petition_id, department_id, since)
       SELECT id, 1 + id * 7919 % ${DEPARTMENTS}, at FROM rows WHERE status <> 'received'
     )
     INSERT INTO search_entry (petition_id, vector)
     SELECT p.id, search_registered(ROW(p.*)::petition) || search_read(r.text) FROM petitions p JOIN rows r ON r.id = p.id`,
    [...columns, office.seriesId, office.clerkId],
  );
}

/** A token for the API of somebody who sees everything, or what one department sees. */
export async function tokenOf(client, departmentId) {
  const token = randomBytes(24).toString('base64url');
  await client.query(
    `WITH somebody AS (
       INSERT INTO person (username, name, role, department_id, password_hash) VALUES ($1, 'Quien busca', $2, $3, '-') RETURNING id)
     INSERT INTO api_token (person_id, name, token_hash, expires_at)
     SELECT id, 'bench', $4, now() + interval '1 day' FROM somebody`,
    [
      `busca${randomBytes(6).toString('hex')}`,
      departmentId === null ? 'auditor' : 'department',
      departmentId,
      createHash('sha256').update(token).digest(),
    ],
  );
  return token;
}
