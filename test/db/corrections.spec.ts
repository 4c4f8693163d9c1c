import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDesk, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let folio: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());
beforeEach(async () => {
  folio = (await register(desk, { contactTelephone: '951 234 5678', notifyByBoard: false, notes: 'Uno\nDos' })).folio;
});

const subject = {
  field: 'subject',
  seen: 'Bache en la calle Hidalgo',
  value: 'Bache en Morelos',
  reason: 'Otra calle',
};
const correct = (change: object, user: User = 'intake_clerk') =>
  api(desk, user).post(`/petitions/${folio}/corrections`, change);

async function kept(): Promise<Record<string, unknown>> {
  const rows = await desk.database.query(`SELECT * FROM petition WHERE folio = $1`, [folio]);
  return rows[0] as Record<string, unknown>;
}

function corrections(): Promise<object[]> {
  return desk.database.query(
    `SELECT c.field, c.previous, c.corrected, c.reason, who.username AS who, c.corrected_at AS at
     FROM correction c JOIN person who ON who.id = c.corrected_by JOIN petition p ON p.id = c.petition_id
     WHERE p.folio = $1 ORDER BY c.id`,
    [folio],
  );
}

describe('A correction', () => {
  it('keeps the previous value, the new one, who, when and why', async () => {
    clock.putTo('2026-03-11T17:30:00Z');
    const { status, body } = await correct(subject);
    expect([status, body.folio, body.subject]).toEqual([201, folio, 'Bache en Morelos']);
    expect(await corrections()).toEqual([
      {
        field: 'subject',
        previous: 'Bache en la calle Hidalgo',
        corrected: 'Bache en Morelos',
        reason: 'Otra calle',
        who: 'rosa.ventanilla',
        at: new Date('2026-03-11T17:30:00Z'),
      },
    ]);
  });

  it('is shown on the page of the petition, with both values', async () => {
    await correct(subject);
    const page = await (await desk.signIn('auditor')).get(`/peticiones/${folio}`);
    for (const text of ['«Bache en la calle Hidalgo» → «Bache en Morelos»', 'Otra calle', 'Dato corregido'])
      expect(page.text).toContain(text);
  });

  it('of the same field again keeps every value it had', async () => {
    await correct(subject);
    await correct({ ...subject, seen: 'Bache en Morelos', value: 'Bache en Juárez' }, 'supervisor');
    const values = (await corrections()) as { previous: string; corrected: string; who: string }[];
    expect(values.map(({ previous, corrected, who }) => [previous, corrected, who])).toEqual([
      ['Bache en la calle Hidalgo', 'Bache en Morelos', 'rosa.ventanilla'],
      ['Bache en Morelos', 'Bache en Juárez', 'elena.supervision'],
    ]);
  });

  it('changes nothing but its field', async () => {
    const before = await kept();
    await correct(subject);
    expect(await kept()).toEqual({ ...before, subject: 'Bache en Morelos', ledger_seq: 2 });
  });

  it('of the number of the document also changes what it is searched by', async () => {
    await correct({ field: 'document_number', seen: '', value: 'op/ 12-2026', reason: 'Sí traía número' });
    expect(await kept()).toMatchObject({ document_number: 'op/ 12-2026' });
    expect((await kept())['document_number_normalised']).toBeTruthy();
  });
});

describe('A correction is refused', () => {
  it.each<[string, object, number, RegExp]>([
    ['of a field that is never corrected', { ...subject, field: 'folio' }, 422, /no se corrige/],
    ['of a column of no form', { ...subject, field: 'lookup_code; DROP TABLE petition' }, 422, /no se corrige/],
    ['without a reason', { ...subject, reason: '  ' }, 422, /Motivo de la corrección/],
    ['to the value that it has', { ...subject, value: subject.seen }, 422, /no hay nada que corregir/],
    ['to nothing, where something must be', { ...subject, value: ' ' }, 422, /Asunto: no puede quedar vacío/],
    ['to a CURP that cannot be', { ...subject, field: 'curp', seen: '', value: 'PEGM850101MOCXRR01' }, 422, /CURP/],
    ['to half a sheet', { ...subject, field: 'sheets', seen: '1', value: '1.5' }, 422, /Fojas/],
    [
      'to a day that does not exist',
      { ...subject, field: 'document_date', seen: '', value: '2026-02-30' },
      422,
      /no existe/,
    ],
    [
      'to something that is no address of mail',
      { ...subject, field: 'contact_email', seen: '', value: 'no' },
      422,
      /correo/,
    ],
    [
      'that leaves no way to reach the sender',
      { ...subject, field: 'contact_telephone', seen: '951 234 5678', value: '' },
      422,
      /domicilio, teléfono o correo/,
    ],
  ])('%s', async (_what, change, status, sentence) => {
    const before = await kept();
    const answer = await correct(change);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringMatching(sentence)]);
    expect([await kept(), await corrections()]).toEqual([before, []]);
  });
});

describe('Two people who correct the same field at once', () => {
  it('are one who wins and one who reads who came first', async () => {
    const answers = await Promise.all([
      correct(subject, 'intake_clerk'),
      correct({ ...subject, value: 'Bache en Juárez' }, 'supervisor'),
    ]);
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const winner = answers[0]?.status === 201 ? 'Rosa María Ñáñez López' : 'Lic. Elena Bautista Núñez';
    expect(lost?.body.title).toBe(`${winner} corrigió este dato antes que usted. Revise el valor actual.`);
    expect(await corrections()).toHaveLength(1);
  });

  it('both succeed when their fields are different ones', async () => {
    const sheets = { field: 'sheets', seen: '1', value: '4', reason: 'Se contaron mal' };
    const answers = await Promise.all([correct(subject), correct(sheets, 'supervisor')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await kept()).toMatchObject({ subject: 'Bache en Morelos', sheets: 4, ledger_seq: 3 });
  });
});

describe('The form of a correction', () => {
  let clerk: SignedIn;
  const page = () => `/peticiones/${folio}/correcciones`;

  beforeAll(async () => {
    clerk = await desk.signIn('intake_clerk');
  });

  it('keeps what was typed when somebody else came first', async () => {
    await correct(subject, 'supervisor');
    const answer = await clerk.post(page(), { ...subject, value: 'Bache en Zaragoza', reason: 'Lo dijo al salir' });
    expect(answer.status).toBe(409);
    for (const text of ['Lic. Elena Bautista Núñez corrigió este dato antes', 'Bache en Zaragoza', 'Lo dijo al salir'])
      expect(answer.text).toContain(text);
    expect(answer.text).toContain('name="seen" value="Bache en Morelos"');
  });

  it('corrects a text of several lines, which browsers send back with other line ends', async () => {
    const sent = { field: 'notes', seen: 'Uno\r\nDos', value: 'Uno\r\nDos\r\nTres', reason: 'Faltaba un renglón' };
    expect((await clerk.post(page(), sent)).status).toBe(303);
    expect(await kept()).toMatchObject({ notes: 'Uno\nDos\nTres' });
  });
});

describe('The database', () => {
  it('refuses the desk a change of a registered field without its correction', async () => {
    expect(await asDesk(`UPDATE petition SET subject = 'Otro' WHERE folio = '${folio}'`)).toBe('42501');
    expect(
      await asDesk(`UPDATE petition SET received_at = received_at - interval '1 day' WHERE folio = '${folio}'`),
    ).toBe('42501');
  });

  it('refuses it with the correction of another value, field or petition', async () => {
    const other = (await register(desk)).folio;
    const change = `UPDATE petition SET subject = 'B' WHERE folio = '${folio}'`;
    expect(await asDesk(correctionOf(folio, 'subject', 'A'), change)).toBe('42501');
    expect(await asDesk(correctionOf(folio, 'notes', 'B'), change)).toBe('42501');
    expect(await asDesk(correctionOf(other, 'subject', 'B'), change)).toBe('42501');
    expect(await asDesk(correctionOf(folio, 'subject', 'B'), change)).toBe('nothing refused');
  });

  it('refuses it with a correction that was written in another transaction', async () => {
    expect(await asDesk(correctionOf(folio, 'subject', 'B'), 'COMMIT')).toBe('nothing refused');
    expect(await asDesk(`UPDATE petition SET subject = 'B' WHERE folio = '${folio}'`)).toBe('42501');
  });

  it.each(['folio', 'number', 'year', 'lookup_code', 'registered_at', 'registered_by', 'id'])(
    'refuses everybody another %s, correction or not',
    async (column) => {
      const other =
        column === 'registered_at'
          ? `registered_at + interval '1 hour'`
          : /folio|code/.test(column)
            ? `'X'::text`
            : `${column} + 70`;
      const change = `UPDATE petition SET ${column} = ${other} WHERE folio = '${folio}'`;
      expect(await asDesk(change)).toBe('42501');
      const correction = correctionOf(folio, column, 'X').replace(`'"X"'`, `to_jsonb(${other})`);
      expect(await asRole('NONE', [correction, change])).toBe('42501');
    },
  );
});

const correctionOf = (of: string, field: string, value: string) =>
  `INSERT INTO correction (petition_id, field, previous, corrected, reason, corrected_by, corrected_at)
   SELECT id, '${field}', to_jsonb(p) -> '${field}', '"${value}"', 'Prueba', registered_by, now()
   FROM petition p WHERE folio = '${of}'`;

const asDesk = (...statements: string[]) => asRole('oficialia_desk', statements);

/** What the database answers to statements of one transaction: the SQLSTATE of its refusal. NONE is its owner. */
async function asRole(role: string, statements: string[]): Promise<string> {
  const client = new pg.Client({ connectionString: desk.database.url });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    for (const statement of statements) await client.query(statement);
    return 'nothing refused';
  } catch (error) {
    return String((error as { code?: string }).code);
  } finally {
    await client.end();
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
