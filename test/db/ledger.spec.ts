import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { api, everyAct, liveWholeLife, register, sendRegistration, type Act } from '../support/petitions.js';

/** What may be deleted by the processes: what is derived, passing, or a setting. */
const DELETABLE = [
  // Of rules and reports the drafts only: what is published or signed refuses by trigger.
  'competence_rule',
  'counted_day',
  'department_day',
  'learned_model',
  'neighbourhood_day',
  'page',
  'report',
  'resumable_upload',
  'routing_example',
  'rule_set',
  'saved_filter',
  'search_entry',
  'search_fresh',
  'search_stretch',
  'search_word',
  'session',
  'stale_day',
  'stopped_reading',
  'suggestion',
  'waiting_referral',
  'waiting_suggestion',
];

/** A change that each table of the history has to refuse. */
const REWRITINGS: Record<string, string> = {
  ledger_entry: `UPDATE ledger_entry SET actor_name = 'Nadie'`,
  ledger_seal: 'UPDATE ledger_seal SET entries = entries + 1',
  ledger_sealed_entry: 'UPDATE ledger_sealed_entry SET position = position + 1000',
  petition: `UPDATE petition SET subject = 'Otro'`,
  correction: `UPDATE correction SET reason = 'Otra'`,
  annulment: `UPDATE annulment SET reason = 'Otra'`,
  receipt: 'UPDATE receipt SET number = number + 1',
  attachment: `UPDATE attachment SET subject = 'Otro'`,
  folio_block: `UPDATE folio_block SET reason = 'Otra'`,
  reserved_folio: `UPDATE reserved_folio SET lookup_code = 'OTRO'`,
  document: `UPDATE document SET name = 'otro.pdf'`,
  pile_act: `UPDATE pile_act SET act = 'undone'`,
  typed_page: `UPDATE typed_page SET text = 'Otro'`,
  oficio: `UPDATE oficio SET label = 'OTRO'`,
  oficio_template: `UPDATE oficio_template SET source = ''`,
  oficio_cancellation: `UPDATE oficio_cancellation SET reason = 'Otra'`,
  oficio_printing: `UPDATE oficio_printing SET printed_by = 1`,
  oficio_printed: 'UPDATE oficio_printed SET position = position + 1000',
  remission: `UPDATE remission SET legal_basis = 'Otra'`,
  acknowledgement_reading: `UPDATE acknowledgement_reading SET name = 'Nadie'`,
  referral: `UPDATE referral SET instruction = 'file'`,
  referral_return: `UPDATE referral_return SET reason = 'Otra'`,
  reassignment: 'UPDATE reassignment SET definitive = NOT definitive',
  acknowledgement: `UPDATE acknowledgement SET name = 'Nadie'`,
  acknowledgement_contest: `UPDATE acknowledgement_contest SET reason = 'Otra'`,
  prevention: `UPDATE prevention SET missing = 'Otra cosa'`,
  prevention_end: `UPDATE prevention_end SET note = 'Otra'`,
  withdrawal: `UPDATE withdrawal SET reason = 'Otra'`,
  absence: `UPDATE absence SET basis = 'Otro'`,
  department_version: `UPDATE department_version SET name = 'Otra'`,
  clock: 'UPDATE clock SET amount = 99',
  clock_event: `UPDATE clock_event SET reason = 'Otro'`,
  term_regime: 'UPDATE term_regime SET amount = 99',
  referral_point: `UPDATE referral_point SET text = 'Otro'`,
  reply: `UPDATE reply SET oficio_number = 'OTRO'`,
  reply_answer: `UPDATE reply_answer SET text = 'Otra'`,
  reply_file: 'UPDATE reply_file SET document_id = 1',
  reply_review: `UPDATE reply_review SET reason = 'Otra'`,
  letter_text: `UPDATE letter_text SET closing = 'Otro'`,
  notification: `UPDATE notification SET proof = 'Otra'`,
  notification_event: `UPDATE notification_event SET state = 'failed'`,
  evaluation: `UPDATE evaluation SET verdict = 'solved'`,
  reopening: `UPDATE reopening SET reason = 'Otra'`,
  report_signature: 'UPDATE report_signature SET signed_by = 2',
  report_file: 'UPDATE report_file SET size = size + 1',
};

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe('The ledger of a petition', () => {
  it('says who registered it, when and from where', async () => {
    const { folio } = await register(desk);
    const [entry] = (await api(desk, 'auditor').get(`/petitions/${folio}/ledger`)).body as object[];
    expect(entry).toMatchObject({ seq: 1, act: 'registered', actor: 'Rosa María Ñáñez López' });
    const kept = await desk.database.query(
      `SELECT e.address, e.at = p.registered_at AS "sameMoment", e.actor_id = p.registered_by AS "samePerson"
       FROM ledger_entry e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1`,
      [folio],
    );
    expect(kept).toEqual([{ address: expect.stringMatching(/127\.0\.0\.1$/), sameMoment: true, samePerson: true }]);
  });

  it('has an entry for every act, in order, each chained to the one before', async () => {
    const { folio } = await register(desk);
    await liveWholeLife(desk, folio);
    const entries = (await api(desk, 'auditor').get(`/petitions/${folio}/ledger`)).body as { act: string }[];
    const expected = ['registered', ...everyAct(desk, folio).flatMap((act) => act.entries)];
    expect(entries.map(({ act }) => act)).toEqual(expected);
    const chain = await desk.database.query<{ linked: boolean }>(
      `SELECT e.previous_hash = lag(e.hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY e.seq) AS linked
       FROM ledger_entry e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1`,
      [folio],
    );
    expect(chain).toEqual(expected.map(() => ({ linked: true })));
  });

  it('holds no personal data: names, texts and codes stay in the rows that it attests', async () => {
    const secrets = { senderName: 'Zenaida Quiroz', subject: 'Asunto muy privado', contactTelephone: '951 234 5678' };
    const { folio, lookupCode } = await register(desk, { ...secrets, curp: 'PEGM850101MOCXRR02' });
    await liveWholeLife(desk, folio);
    const rows = await desk.database.query<{ data: string }>(
      `SELECT e.data::text FROM ledger_entry e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1`,
      [folio],
    );
    const written = rows.map(({ data }) => data).join('\n');
    const forbidden = [...Object.values(secrets), lookupCode, 'Se tapó', 'Se contaron mal', 'Ana Ríos', 'Cédula'];
    expect(forbidden.filter((text) => written.includes(text))).toEqual([]);
  });
});

describe('An act whose entry cannot be written', () => {
  let acts: Act[];

  beforeAll(async () => {
    acts = everyAct(desk, (await register(desk)).folio);
  });

  it('leaves nothing behind, whatever the act', async () => {
    acts.unshift({ name: 'a registration', entries: [], run: () => sendRegistration(desk) });
    for (const { name, run } of acts) {
      const before = await everything();
      await breakLedger();
      const broken = await run();
      await desk.database.query('DROP TRIGGER of_this_test ON ledger_entry');
      expect([name, broken.status, await everything()]).toEqual([name, 500, before]);
      expect([name, (await run()).status < 400]).toEqual([name, true]);
    }
  });

  const breakLedger = () =>
    desk.database.query(
      'CREATE TRIGGER of_this_test BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    );

  /** How many rows each table of the history has, and where every petition stands. */
  async function everything(): Promise<unknown[]> {
    const counts = Object.keys(REWRITINGS).map(
      (table) => `SELECT '${table}' AS what, count(*)::text AS n FROM ${table}`,
    );
    return desk.database.query(`${counts.join(' UNION ALL ')}
      UNION ALL SELECT 'counter', string_agg(last::text, ',') FROM folio_counter
      UNION ALL SELECT 'oficios', string_agg(last::text, ',') FROM oficio_counter
      UNION ALL SELECT 'petitions', md5(string_agg(facts(p), '' ORDER BY p.id)) FROM petition p`);
  }
});

async function signReport(): Promise<void> {
  await desk.database.query(`WITH drafted AS (
        INSERT INTO report (kind, first_day, last_day, title, sheets, elaborated_name, elaborated_position, validated_name,
          validated_position, created_at, created_by, changed_at, changed_by)
        VALUES ('range', now(), now(), 'Informe', '[]', 'Ana', 'Jefa', 'Eva', 'Secretaria', now(), 1, now(), 1) RETURNING id),
      signed AS (INSERT INTO report_signature (report_id, taken_at, signed_at, signed_by, figures)
          SELECT id, now(), now(), 1, '[]' FROM drafted RETURNING id)
      INSERT INTO report_file (signature_id, kind, sha256, size) SELECT id, 'data', repeat('0', 64), 1 FROM signed`);
}

/** A row in each table that the acts before have left empty. */
async function fillHistory(): Promise<void> {
  await desk.database
    .query(`INSERT INTO ledger_seal (day, entries, root, previous_hash, hash, signature, public_key, sealed_at)
      VALUES ('2020-01-01', 1, '', '', '', '', '', now())`);
  await desk.database.query(
    `SELECT reserve_folios(1, 2026, ARRAY['A', 'B'], 'Corte de luz', now(), 1, 'Nadie', '::1')`,
  );
  await desk.database
    .query(`INSERT INTO attachment (petition_id, number, kind, received_at, channel, sender_name, sheets, attached_by,
        attached_at, idempotency_key) SELECT min(id), 1, 'annex', now(), 'counter', 'Ana', 1, 1, now(), 'k' FROM petition`);
  await desk.database.query(`WITH opened AS (
        INSERT INTO pile (source, name, opened_by, opened_at) VALUES ('upload', 'Pila', 1, now()) RETURNING id)
      INSERT INTO pile_act (pile_id, version, act, data, changes, acted_by, acted_at, address)
        SELECT id, 1, 'opened', '{}', '[]', 1, now(), '::1' FROM opened`);
  await desk.database.query(`INSERT INTO typed_page (document_id, number, verdict, text, typed_by, typed_at)
      SELECT min(id), 1, 'typed', 'Hola', 1, now() FROM document`);
  await desk.database.query(`INSERT INTO referral_return (referral_id, reason, returned_at, returned_by, address)
      SELECT min(id), 'No', now(), 1, '::1' FROM referral`);
  await desk.database
    .query(`INSERT INTO reassignment (referral_id, reason, definitive, reassigned_at, reassigned_by, address)
      SELECT min(id), 'Sí', false, now(), 1, '::1' FROM referral`);
  await desk.database
    .query(`INSERT INTO acknowledgement_contest (acknowledgement_id, reason, contested_at, contested_by, address)
      SELECT min(id), 'No llegó', now(), 1, '::1' FROM acknowledgement`);
  await desk.database.query(`WITH asked AS (
        INSERT INTO prevention (petition_id, regime_id, missing, made_on, complete_by, may_lapse, held_clocks, letter,
          made_at, made_by, address)
        SELECT min(id), 1, 'Firma', now(), now(), true, '{}', '{}', now(), 1, '::1' FROM petition RETURNING id)
      INSERT INTO prevention_end (prevention_id, outcome, note, ended_at, ended_by, address)
        SELECT id, 'completed', 'Firmó', now(), 1, '::1' FROM asked`);
  await desk.database.query(`INSERT INTO withdrawal (petition_id, reason, withdrawn_at, withdrawn_by, address)
      SELECT min(id), 'Ya no', now(), 1, '::1' FROM petition`);
  await desk.database
    .query(`INSERT INTO absence (person_id, substitute_id, first_day, last_day, set_at, set_by, address)
      VALUES (1, 2, now(), now(), now(), 1, '::1')`);
  await desk.database.query(`INSERT INTO department_version (department_id, version, name, active, made_at)
      VALUES (1, 1, 'Antes', true, now())`);
  await desk.database.query(`INSERT INTO evaluation (petition_id, notification_id, seq, verdict, evaluated_at)
      SELECT petition_id, id, 1, 'no', now() FROM notification LIMIT 1`);
  await desk.database.query(`INSERT INTO reopening (petition_id, notification_id, reason, asked_at)
      SELECT petition_id, id, 'Sigue igual', now() FROM notification LIMIT 1`);
  await desk.database
    .query(`INSERT INTO referral_point (referral_id, number, text) SELECT min(id), 1, 'Uno' FROM referral;
      INSERT INTO reply_file (reply_id, document_id) SELECT (SELECT min(id) FROM reply), min(id) FROM document;
      INSERT INTO reply_review (reply_id, verdict, reviewed_at, reviewed_by) SELECT min(id), 'approved', now(), 1 FROM reply;
      INSERT INTO letter_text (petition_id, written_at, written_by) SELECT min(id), now(), 1 FROM petition`);
  await desk.database.query(`WITH cancelled AS (
        INSERT INTO oficio_cancellation (oficio_id, reason, cancelled_at, cancelled_by, address)
          SELECT min(id), 'Otra área', now(), 1, '::1' FROM oficio),
      sent AS (INSERT INTO remission (petition_id, department_id, oficio_id, regime_id, legal_basis, remitted_at, remitted_by)
          SELECT petition_id, 1, id, 1, 'El artículo 8', now(), 1 FROM oficio ORDER BY id LIMIT 1),
      read AS (INSERT INTO acknowledgement_reading (acknowledgement_id, name, read_at, read_by, address)
          SELECT min(id), 'Ana', now(), 1, '::1' FROM acknowledgement),
      printing AS (INSERT INTO oficio_printing (printed_at, printed_by, address) VALUES (now(), 1, '::1') RETURNING id)
      INSERT INTO oficio_printed SELECT printing.id, 1, (SELECT min(id) FROM oficio) FROM printing`);
  await signReport();
  await desk.database.query('INSERT INTO ledger_sealed_entry VALUES ((SELECT min(id) FROM ledger_entry), 1, 0)');
}

describe('History', () => {
  const tables = Object.keys(REWRITINGS);

  beforeAll(fillHistory);

  it('has rows in each of its tables, so that the tests below test something', async () => {
    for (const table of tables) {
      expect([table, await desk.database.query(`SELECT 1 AS one FROM ${table} LIMIT 1`)]).toEqual([
        table,
        [{ one: 1 }],
      ]);
    }
  });

  it.each(['oficialia_desk', 'NONE'])(
    'is neither rewritten, deleted nor emptied by its processes nor its owner: %s',
    async (role) => {
      for (const table of tables) {
        const statements = [REWRITINGS[table] as string, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`];
        for (const statement of statements) {
          expect([statement, await refusal(role, statement)]).toEqual([statement, '42501']);
        }
      }
    },
  );

  it('covers every table that the ledger attests, and each refuses to forget', async () => {
    const rows = await desk.database.query<{ name: string; guards: number }>(
      `SELECT t.typname AS name, (SELECT count(DISTINCT tgtype & 40)::int FROM pg_trigger
         WHERE tgrelid = t.typrelid AND NOT tgisinternal AND tgtype & 40 <> 0) AS guards
       FROM pg_proc f JOIN pg_type t ON t.oid = f.proargtypes[0] WHERE f.proname = 'facts'`,
    );
    expect(rows.length).toBe(35);
    for (const { name, guards } of rows) expect([name, tables.includes(name), guards]).toEqual([name, true, 2]);
  });

  it('may be deleted by no role of the processes', async () => {
    const granted = await desk.database.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.role_table_grants
       WHERE table_schema = 'public' AND privilege_type IN ('DELETE', 'TRUNCATE', 'TRIGGER')
         AND grantee IN ('oficialia_desk', 'oficialia_portal', 'PUBLIC') ORDER BY 1`,
    );
    expect(granted.map(({ name }) => name)).toEqual(DELETABLE);
  });

  it('is out of sight of the role of the portal', async () => {
    for (const table of tables) {
      expect([table, await refusal('oficialia_portal', `SELECT * FROM ${table}`)]).toEqual([table, '42501']);
    }
  });
});

/** The SQLSTATE with which the database refuses a statement to a role; undefined when it did not. */
async function refusal(role: string, statement: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: desk.database.url });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    await client.query(statement);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.end();
  }
}
