import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { sendRegistration } from '../support/petitions.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let first: Desk;
let second: Desk;

beforeAll(async () => {
  first = await startDesk({ clock });
  await first.database.query(`INSERT INTO folio_series (prefix, name)
    SELECT prefix, 'De prueba' FROM unnest('{AA,BB,DOS,UNA,MALA,NADA,LLAVE,OTRA}'::text[]) AS prefix`);
  second = await startDesk({ share: first, clock });
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const deskFor = (index: number) => (index % 2 === 0 ? first : second);
const numbersFrom = (first_: number, last: number) =>
  Array.from({ length: last - first_ + 1 }, (_, index) => first_ + index);

/** Numbers of the folios of a series and year, as the database has them. */
async function numbersOf(prefix: string, year = 2026): Promise<number[]> {
  const rows = await first.database.query<{ number: number }>(
    `SELECT p.number FROM petition p JOIN folio_series s ON s.id = p.series_id
     WHERE s.prefix = $1 AND p.year = $2 ORDER BY p.number`,
    [prefix, year],
  );
  return rows.map(({ number }) => number);
}

const lastOf = async (prefix: string) => (await numbersOf(prefix)).at(-1) ?? 0;
const numberIn = (folio: string) => Number(folio.split('-')[2]);

describe('Two hundred clients at once on two desks', () => {
  it('get folios without gap or repeat, each for its own petition', async () => {
    const answers = await Promise.all(
      numbersFrom(1, 200).map(async (index) => {
        const subject = `Petición de la persona ${index}`;
        const { status, body } = await sendRegistration(deskFor(index), { subject });
        return { status, subject, folio: String(body.folio), code: String(body.lookupCode) };
      }),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(answers.map(({ folio }) => numberIn(folio)).toSorted((a, b) => a - b)).toEqual(numbersFrom(1, 200));
    const kept = await first.database.query(
      `SELECT folio, subject, lookup_code AS code FROM petition WHERE folio = ANY($1)`,
      [answers.map(({ folio }) => folio)],
    );
    const given = answers.map(({ folio, subject, code }) => ({ folio, subject, code }));
    expect(byFolio(kept)).toEqual(byFolio(given));
    expect(await verifyLedger(first.app.get(Db))).toMatchObject({ entries: 200, rows: 200, fault: undefined });
  });

  it('leave nothing open behind them and one counter that says how many there are', async () => {
    const open = await first.database.query(
      `SELECT state FROM pg_stat_activity WHERE datname = $1 AND state LIKE 'idle in transaction%'`,
      [first.database.name],
    );
    expect(open).toEqual([]);
    const counters = await first.database.query(
      `SELECT last FROM folio_counter c JOIN folio_series s ON s.id = c.series_id WHERE s.prefix = 'PM'`,
    );
    expect(counters).toEqual([{ last: (await numbersOf('PM')).length }]);
  });

  it('get consecutive numbers in each series when they register in several', async () => {
    const series = ['AA', 'BB', 'PM'];
    const before = await lastOf('PM');
    const answers = await Promise.all(
      numbersFrom(1, 60).map((index) => sendRegistration(deskFor(index), { series: series[index % 3] })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 201));
    expect(await numbersOf('AA')).toEqual(numbersFrom(1, 20));
    expect(await numbersOf('BB')).toEqual(numbersFrom(1, 20));
    expect(await numbersOf('PM')).toEqual(numbersFrom(1, before + 20));
  });
});

describe('The year of a folio', () => {
  afterAll(() => clock.putTo('2026-03-10T16:00:00Z'));

  it.each([
    ['the last minute of the year, which is already January in UTC', '2025-01-01T05:59:00Z', 2024],
    ['the first moment of the year', '2025-01-01T06:00:00Z', 2025],
    ['the last second of a year', '2026-01-01T05:59:59Z', 2025],
  ])('is that of the municipality at %s', async (_name, moment, year) => {
    clock.putTo(moment);
    const { body } = await sendRegistration(first, { series: 'UNA' });
    expect(body.folio).toMatch(new RegExp(`^UNA-${year}-`));
  });

  it('is that of the day it was received, not of the day it is registered', async () => {
    clock.putTo('2026-01-05T16:00:00Z');
    const late = (receivedAt: string) =>
      sendRegistration(first, { series: 'DOS', receivedAt, receivedReason: 'Llegó durante la guardia' });
    const folios = [];
    for (const moment of ['2025-12-31T23:59:00-06:00', '2026-01-01T00:00:00-06:00', '2026-01-01T05:58:00Z'])
      folios.push((await late(moment)).body.folio);
    expect(folios).toEqual(['DOS-2025-000001', 'DOS-2026-000001', 'DOS-2025-000002']);
  });
});

describe('A bad petition among good ones that arrive together', () => {
  const sendTogether = (series: string, bad: object) =>
    Promise.all(numbersFrom(1, 30).map((index) => sendRegistration(first, { series, ...(index === 15 ? bad : {}) })));
  const statuses = (bad: number) => numbersFrom(1, 30).map((index) => (index === 15 ? bad : 201));

  it('fails alone when the database refuses its data', async () => {
    await first.database.query(`ALTER TABLE petition ADD CONSTRAINT of_this_test CHECK (subject <> 'truena')`);
    const answers = await sendTogether('MALA', { subject: 'truena' });
    await first.database.query('ALTER TABLE petition DROP CONSTRAINT of_this_test');
    expect(answers.map(({ status }) => status)).toEqual(statuses(500));
    expect(await numbersOf('MALA')).toEqual(numbersFrom(1, 29));
  });

  it('fails alone when its kind of document has just gone', async () => {
    await sendRegistration(first); // the desk knows its kinds of document for five seconds
    await first.database.query(`DELETE FROM document_kind WHERE key = 'memorandum'`);
    const answers = await sendTogether('NADA', { documentKind: 'memorandum' });
    expect(answers.map(({ status }) => status)).toEqual(statuses(422));
    expect(answers[14]?.body).toMatchObject({ code: 'document-kind.not-found' });
    expect(await numbersOf('NADA')).toEqual(numbersFrom(1, 29));
  });
});

describe('The same idempotency key', () => {
  const send = (desk: Desk, key: string, changes: object = {}, user?: 'supervisor') =>
    sendRegistration(desk, { series: 'LLAVE', ...changes }, { key, user });

  it('sent again gives the same folio and writes nothing', async () => {
    const key = randomUUID();
    const once = await send(first, key);
    const before = await lastOf('LLAVE');
    for (const desk of [first, second]) {
      const again = await send(desk, key);
      expect([again.status, again.body]).toEqual([200, { ...once.body, repeated: true }]);
    }
    expect([once.status, await lastOf('LLAVE')]).toEqual([201, before]);
  });

  it('sent ten times at once to two desks registers one petition', async () => {
    const key = randomUUID();
    const before = await lastOf('LLAVE');
    const answers = await Promise.all(numbersFrom(1, 10).map((index) => send(deskFor(index), key)));
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([
      ...Array.from({ length: 9 }, () => 200),
      201,
    ]);
    expect(new Set(answers.map(({ body }) => body.folio as string)).size).toBe(1);
    expect(await lastOf('LLAVE')).toBe(before + 1);
  });

  it('with other data is refused, and says which folio it gave', async () => {
    const key = randomUUID();
    const { body } = await send(first, key);
    for (const desk of [first, second]) {
      const other = await send(desk, key, { subject: 'Otra cosa' });
      expect([other.status, other.body.code]).toEqual([409, 'registration.key-reused']);
      expect(other.body.title).toContain(body.folio);
    }
  });

  it('with other data at once registers one and refuses the others', async () => {
    const key = randomUUID();
    const before = await lastOf('LLAVE');
    const answers = await Promise.all(
      numbersFrom(1, 8).map((index) => send(deskFor(index), key, { subject: `Asunto ${index}` })),
    );
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect(await lastOf('LLAVE')).toBe(before + 1);
  });

  it('for two series at once registers in one of them', async () => {
    for (const _round of numbersFrom(1, 5)) {
      const key = randomUUID();
      const answers = await Promise.all([send(first, key), send(second, key, { series: 'OTRA' })]);
      expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409]);
    }
  });

  it('of two people is two petitions', async () => {
    const key = randomUUID();
    const answers = [await send(first, key), await send(first, key, {}, 'supervisor')];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.folio).not.toBe(answers[1]?.body.folio);
  });
});

function byFolio(rows: object[]): object[] {
  return (rows as { folio: string }[]).toSorted((a, b) => a.folio.localeCompare(b.folio));
}

function ascending(a: number, b: number): number {
  return a - b;
}

describe('A connection that breaks between the two trips of a registration', () => {
  it('fails that registration once, with every answer heard, and the next one gets another', async () => {
    const db = first.app.get(Db);
    const none = { text: 'SELECT 1', values: [] };
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const broken = db.twoTrips(none, async (_rows, send) => {
      const sent = send({ text: 'SELECT pg_sleep(5)', values: [] });
      // As when PostgreSQL is killed: everything that is under way fails together.
      const { _clients: clients } = db.pool as unknown as { _clients: { connection: { stream: Socket } }[] };
      for (const { connection } of clients) connection.stream.destroy(new Error('write EPIPE'));
      await sent;
    });
    await expect(broken).rejects.toThrow('EPIPE');
    await sleep(50);
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
    expect((await sendRegistration(first)).status).toBe(201);
  });
});
