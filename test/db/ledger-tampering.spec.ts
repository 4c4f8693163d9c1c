import { Db } from '@oficialia/platform';
import { LedgerSeals, verifyLedger, type LedgerReport } from '@oficialia/registry';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { liveWholeLife, register } from '../support/petitions.js';

const ZONE = 'America/Mexico_City';
const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
/** `before` and `after` have nothing but their registration; `life` went to its end. All of them are sealed. */
let before: string;
let life: string;
let after: string;
/** Registered after the seal. */
let fresh: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
  before = (await register(desk)).folio;
  life = (await register(desk, { subject: 'Alumbrado' })).folio;
  after = (await register(desk, { subject: 'Agua', contactTelephone: '951 234 5678' })).folio;
  await liveWholeLife(desk, life);
  await desk.app.get(LedgerSeals).sealThrough('2026-03-10', ZONE);
  clock.putTo('2026-03-11T16:00:00Z');
  fresh = (await register(desk, { subject: 'Drenaje' })).folio;
  await desk.app.get(LedgerSeals).sealThrough('2026-03-11', ZONE);
});
afterAll(() => desk.close());

const petition = (folio: string) => `(SELECT id FROM petition WHERE folio = '${folio}')`;
const entry = (folio: string, seq: number) => `petition_id = ${petition(folio)} AND seq = ${seq}`;
const seqOf = async (act: string) => {
  const found = await desk.database.query<{ seq: number }>(
    `SELECT max(seq) AS seq FROM ledger_entry WHERE petition_id = ${petition(life)} AND act = $1`,
    [act],
  );
  return found[0]!.seq;
};

/** What the verifier says after `statements` of a superuser with the triggers off; then everything is undone. */
async function verifyAfter(...statements: string[]): Promise<LedgerReport['fault']> {
  const client = new pg.Client({ connectionString: desk.database.url });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const statement of statements) {
      const { rowCount } = await client.query(statement);
      if (!rowCount) throw new Error(`nothing was touched by ${statement}`);
    }
    const source = {
      query: async <Row>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as Row[],
    };
    return (await verifyLedger(source)).fault;
  } finally {
    await client.end();
  }
}

describe('The verifier', () => {
  it('finds nothing where nothing was touched', async () => {
    const report = await verifyLedger(desk.app.get(Db));
    expect(report).toMatchObject({ entries: 16, rows: 18, seals: 2, fault: undefined });
  });

  it('finds every registered column that was changed, and says where', async () => {
    const columns = await desk.database.query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'petition'
       AND column_name NOT IN ('id', 'folio', 'ledger_seq', 'request_digest', 'document_number_normalised')`,
    );
    expect(columns.length).toBeGreaterThan(28);
    for (const { name, type } of columns) {
      const fault = await verifyAfter(
        `UPDATE petition SET ${name} = ${otherValue(name, type)} WHERE folio = '${after}'`,
      );
      expect([name, fault?.folio, fault?.seq]).toEqual([name, after, 1]);
      expect(fault?.what).toContain('fue alterada después de este asiento');
    }
  });

  it('points to the last act that vouched for a row', async () => {
    const fault = await verifyAfter(`UPDATE petition SET subject = 'Nada' WHERE folio = '${life}'`);
    expect(fault).toMatchObject({ folio: life, seq: await seqOf('closed') });
  });
});

describe('An entry that was touched', () => {
  it.each([
    ['its data', `data = data || '{"otro": 1}'`],
    ['who did it', `actor_name = 'Nadie'`],
    ['the id of who did it', 'actor_id = actor_id + 1'],
    ['when', `at = at + interval '1 second'`],
    ['the address', `address = '10.0.0.1'`],
    ['the act', `act = 'referred'`],
    ['its hash', `hash = sha256('otro')`],
  ])('is named when it was %s', async (_what, change) => {
    expect(await verifyAfter(`UPDATE ledger_entry SET ${change} WHERE ${entry(life, 3)}`)).toEqual({
      what: 'el contenido del asiento fue alterado',
      folio: life,
      seq: 3,
    });
  });

  it('is found by the next one when its own hash was made to fit', async () => {
    const rewritten = `UPDATE ledger_entry SET actor_name = 'Nadie', hash = ledger_hash(petition_id, seq, at, actor_id, 'Nadie',
      address, act, data, previous_hash) WHERE ${entry(life, 3)}`;
    const what = 'el asiento no enlaza con el anterior';
    expect(await verifyAfter(rewritten)).toEqual({ what, folio: life, seq: 4 });
  });

  it('is found by the seal when the whole chain was made to fit', async () => {
    const rewritten = `UPDATE ledger_entry SET actor_name = 'Nadie', hash = ledger_hash(petition_id, seq, at, actor_id, 'Nadie',
      address, act, data, previous_hash) WHERE ${entry(before, 1)}`;
    expect((await verifyAfter(rewritten))?.what).toBe('sello del 2026-03-10: los asientos no dan la raíz sellada');
  });
});

describe('An entry that is gone', () => {
  it('is missed at the end of a chain', async () => {
    const last = await seqOf('closed');
    const fault = await verifyAfter(`DELETE FROM ledger_entry WHERE ${entry(life, last)}`);
    expect(fault).toEqual({ what: 'faltan o sobran asientos al final', folio: life, seq: last });
  });

  it('is missed in the middle', async () => {
    const fault = await verifyAfter(`DELETE FROM ledger_entry WHERE ${entry(life, 4)}`);
    expect(fault).toEqual({ what: 'falta el asiento 4', folio: life, seq: 5 });
  });

  it('is missed when it was the only one', async () => {
    const fault = await verifyAfter(`DELETE FROM ledger_entry WHERE ${entry(before, 1)}`);
    expect(fault).toMatchObject({ folio: before, seq: 1 });
  });

  it('is missed when the petition was set back to before it', async () => {
    const last = await seqOf('closed');
    const fault = await verifyAfter(
      `DELETE FROM ledger_entry WHERE ${entry(life, last)}`,
      `UPDATE petition SET ledger_seq = ${last - 1}, status = 'notified' WHERE folio = '${life}'`,
    );
    expect(fault?.what).toBe('sello del 2026-03-10: faltan asientos sellados');
  });
});

describe('A row that the ledger attests', () => {
  it.each([
    ['a correction', 'correction', `reason = 'Otra'`, 'corrected'],
    ['the previous value of a correction', 'correction', `previous = '"7"'`, 'corrected'],
    ['an annulment', 'annulment', 'approved = true', 'annulment_refused'],
    ['a receipt', 'receipt', `issued_at = issued_at + interval '1 minute'`, 'receipt_issued'],
    ['a document', 'document', `sha256 = repeat('0', 64)`, 'document_added'],
    ['an oficio', 'oficio', `content = '{}'`, 'referred'],
    ['the status of a referral', 'referral', `status = 'issued'`, 'clock_stopped'],
    ['the due date of a referral', 'referral', `due_date = due_date + 30`, 'clock_stopped'],
    ['the term of a clock', 'clock', 'amount = 99', 'clock_stopped'],
    ['why a clock was stopped', 'clock_event', `reason = 'Otra' WHERE act = 'stop'`, 'clock_stopped'],
    ['an acknowledgement', 'acknowledgement', `name = 'Nadie'`, 'acknowledged'],
    ['a reply', 'reply', `oficio_number = 'OP/1'`, 'replied'],
    ['an answer', 'reply_answer', `text = 'No.'`, 'replied'],
    ['a notification', 'notification', `proof = 'Ninguna'`, 'notified'],
  ])('is named when it was changed: %s', async (_what, table, change, act) => {
    const fault = await verifyAfter(`UPDATE ${table} SET ${change}`);
    expect(fault).toMatchObject({ folio: life, seq: await seqOf(act) });
    expect(fault?.what).toMatch(new RegExp(`la fila \\d+ de ${table} fue alterada`));
  });

  it('is missed when it was deleted', async () => {
    const fault = await verifyAfter('DELETE FROM receipt');
    expect(fault).toMatchObject({ folio: life, seq: await seqOf('receipt_issued') });
    expect(fault?.what).toMatch(/^la fila receipt \d+ fue borrada$/);
  });

  it('is missed when it was a petition', async () => {
    expect((await verifyAfter(`DELETE FROM petition WHERE folio = '${before}'`))?.what).toMatch(
      /petition \d+ fue borrada/,
    );
  });

  it('is named when nobody registered it: a petition', async () => {
    const columns = `series_id, year, lookup_code, request_digest, registered_at, registered_by, received_at, channel,
      sender_kind, sender_name, notify_by_board, document_kind, addressed_to, subject, sheets, priority, requires_reply`;
    const fault = await verifyAfter(`INSERT INTO petition (number, folio, idempotency_key, ${columns})
      SELECT 900, 'PM-2026-000900', 'clave-de-prueba', ${columns} FROM petition WHERE folio = '${before}'`);
    expect(fault?.folio).toBe('PM-2026-000900');
  });

  it('is named with its folio when nobody registered it: a receipt', async () => {
    const fault = await verifyAfter(`INSERT INTO receipt (petition_id, number, issued_at, issued_by)
      SELECT id, 9, registered_at, registered_by FROM petition WHERE folio = '${before}'`);
    expect(fault?.folio).toBe(before);
    expect(fault?.what).toMatch(/^la fila \d+ de receipt no tiene asiento$/);
  });
});

describe('A folio', () => {
  it('is missed when its counter was set forward, so that numbers would be skipped', async () => {
    const fault = await verifyAfter(`UPDATE folio_counter SET last = last + 5`);
    expect(fault?.what).toBe('PM 2026: el contador dice 9 y hay 4 folios');
  });

  it('is missed when all that spoke of it was erased', async () => {
    const id = petition(fresh);
    const fault = await verifyAfter(
      `DELETE FROM ledger_sealed_entry WHERE seal_id = 2`,
      `DELETE FROM ledger_seal WHERE id = 2`,
      `DELETE FROM ledger_entry WHERE petition_id = ${id}`,
      `DELETE FROM petition WHERE folio = '${fresh}'`,
    );
    expect(fault?.what).toBe('PM 2026: el contador dice 4 y hay 3 folios');
  });
});

/** Another value of the same type that the constraints let pass. */
function otherValue(name: string, type: string): string {
  if (name === 'document_kind') return `'oficio'`;
  if (name === 'channel') return `'email'`;
  if (name === 'sender_kind') return `'authority'`;
  if (name === 'priority') return `'low'`;
  if (name === 'status') return `'closed'`;
  if (name === 'received_at') return `received_at - interval '1 second'`;
  if (type === 'boolean') return `NOT ${name}`;
  if (type === 'integer') return `${name} + 1000`;
  if (type === 'jsonb') return `'[{}]'`;
  if (type === 'date') return `'2020-01-01'`;
  if (type.startsWith('timestamp')) return `${name} + interval '1 second'`;
  return `coalesce(${name}, '') || 'x'`;
}
