import type { Queryable } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const MIGRATION = '023.do.answer-point-by-point.sql';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('blank');
});
afterAll(() => database.drop());

/** An office from before the points: two petitions answered, one of them with a file. */
const BEFORE = `
  INSERT INTO municipality (name, short_name, state, office, follow_up_office, time_zone, signatory_name, signatory_position,
    receipt_legend) VALUES ('M', 'M', 'E', 'O', 'S', 'America/Mexico_City', 'N', 'P', 'L');
  INSERT INTO department (id, key, name, level) VALUES (1, 'OP', 'Obras', 'municipal');
  INSERT INTO person (id, username, name, role, password_hash) VALUES (1, 'ana', 'Ana', 'follow_up', 'x');
  INSERT INTO folio_series (id, prefix, name) VALUES (1, 'PM', 'Peticiones');
  INSERT INTO oficio_series (id, prefix, name) VALUES (1, 'SP', 'Oficios');
  INSERT INTO oficio_counter VALUES (1, 2026, 2);
  INSERT INTO document_kind (key, name, requires_reply, urgent, position) VALUES ('letter', 'Carta', true, false, 1);
  SELECT register_petitions(1, 2026, (SELECT jsonb_agg(jsonb_build_object('ordinal', n, 'idempotency_key', 'k' || n,
    'request_digest', '00', 'lookup_code', 'C' || n, 'registered_at', '2026-03-02T12:00Z', 'registered_by', 1,
    'actor_name', 'Ana', 'address', '::1', 'received_at', '2026-03-02T12:00Z', 'channel', 'counter', 'sender_kind', 'person',
    'sender_name', 'Eva', 'notify_by_board', true, 'document_kind', 'letter', 'addressed_to', 'M', 'subject', 'Bache',
    'sheets', 1, 'annexes', '[]'::jsonb, 'priority', 'normal')) FROM generate_series(1, 2) AS n));
  INSERT INTO oficio (series_id, year, number, label, petition_id, issued_at, issued_by, content)
    SELECT 1, 2026, id, 'SP/' || id, id, now(), 1, '{}' FROM petition ORDER BY id;
  INSERT INTO referral (petition_id, department_id, oficio_id, instruction, requires_reply, referred_at, referred_by, status)
    SELECT petition_id, 1, id, 'attend', true, now(), 1, 'replied' FROM oficio ORDER BY id;
  INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at)
    SELECT min(id), 'reply', 'r.pdf', 'application/pdf', 1, repeat('a', 64), 1, now() FROM petition;
  INSERT INTO reply (referral_id, petition_id, sense, text, document_id, replied_at, replied_by)
    SELECT r.id, r.petition_id, CASE WHEN d.id IS NULL THEN 'denied' ELSE 'granted' END, 'Texto "con" (comas, y ''comillas'')',
      d.id, '2026-03-04T12:00Z', 1 FROM referral r LEFT JOIN document d ON d.petition_id = r.petition_id ORDER BY r.id;
  UPDATE petition SET status = 'replied';
  SELECT ledger_append(p.id, now(), 1, 'Ana', '::1', 'replied', '{}', jsonb_build_array(
    jsonb_build_object('table', 'oficio', 'id', r.oficio_id), jsonb_build_object('table', 'referral', 'id', r.id),
    jsonb_build_object('table', 'reply', 'id', y.id)) || coalesce((SELECT jsonb_agg(jsonb_build_object('table', 'document',
      'id', d.id)) FROM document d WHERE d.petition_id = p.id), '[]'))
    FROM petition p JOIN referral r ON r.petition_id = p.id JOIN reply y ON y.referral_id = r.id ORDER BY p.id`;

it('replies from before keep their text, their file and what the ledger attested of them', async () => {
  const migrations = (await readdir('migrations')).toSorted();
  const run = async (name: string) => database.query(await readFile(`migrations/${name}`, 'utf8'));
  for (const name of migrations.filter((one) => one < MIGRATION)) await run(name);
  await database.query(BEFORE);
  for (const name of migrations.filter((one) => one >= MIGRATION)) await run(name);

  const report = await verifyLedger(database as Queryable);
  expect([report.fault, report.entries]).toEqual([undefined, 6]);
  const carried = await database.query(
    `SELECT a.point, a.sense, a.text, y.number, y.kind, f.document_id IS NOT NULL AS filed, c.id IS NOT NULL AS counts
     FROM reply y JOIN reply_answer a ON a.reply_id = y.id LEFT JOIN reply_file f ON f.reply_id = y.id
     LEFT JOIN counting_answer c ON c.id = a.id ORDER BY y.id`,
  );
  const text = `Texto "con" (comas, y 'comillas')`;
  expect(carried).toEqual([
    { point: 1, sense: 'granted', text, number: 1, kind: 'final', filed: true, counts: true },
    { point: 1, sense: 'denied', text, number: 1, kind: 'final', filed: false, counts: true },
  ]);
  // The digest of the reply, made before, now attests its answer.
  await database.query(
    `ALTER TABLE reply_answer DISABLE TRIGGER USER; UPDATE reply_answer SET text = 'Otro' WHERE id = 1`,
  );
  expect((await verifyLedger(database as Queryable)).fault?.what).toMatch(/la fila \d+ de reply fue alterada/);
});
