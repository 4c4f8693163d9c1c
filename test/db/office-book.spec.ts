import { Db } from '@oficialia/platform';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, USERS, type Desk } from '../support/desk.js';
import { api, register } from '../support/petitions.js';
import { signIn, visit, type SignedIn } from '../support/signed-in.js';

let desk: Desk;
let admin: SignedIn;
let last: number;

interface Entry {
  actor_name: string;
  address: string;
  act: string;
  thing: string | null;
  data: { changes?: Record<string, [string | null, string | null]> };
}

beforeAll(async () => {
  desk = await startDesk();
  admin = await desk.signIn('administrator');
});
afterAll(() => desk.close());

/** What was written since this was asked the last time. */
async function written(): Promise<Entry[]> {
  const rows = await desk.database.query<Entry & { id: number }>(
    'SELECT id::int, actor_name, address, act, thing, data FROM office_entry WHERE id > $1 ORDER BY id',
    [last ?? 0],
  );
  last = rows.at(-1)?.id ?? last;
  return rows;
}
const nameOf = async (username: string) =>
  (await desk.database.query<{ name: string }>('SELECT name FROM person WHERE username = $1', [username]))[0]!.name;

describe('The office book', () => {
  it('holds who came in, who left, and every attempt that was refused, without what was typed', async () => {
    await written();
    const person = await desk.signIn('auditor');
    await person.post('/salir').expect(303);
    const visitor = await visit(desk.server);
    await visitor.post('/entrar', { username: 'mi-contraseña-secreta', password: 'otra' }).expect(401);
    for (let attempt = 0; attempt < 6; attempt++)
      await visitor.post('/entrar', { username: USERS.otherDepartment, password: 'no es ésta' });
    await request(desk.server)
      .post('/api/v1/tokens')
      .send({ username: USERS.auditor, password: 'mal', name: 'x' })
      .expect(401);
    const entries = await written();
    const auditor = await nameOf(USERS.auditor);
    const nobody = 'Sin identificar';
    expect(entries.map(({ act, actor_name }) => [act, actor_name])).toEqual([
      ['signed_in', auditor],
      ['signed_out', auditor],
      ...Array.from({ length: 6 }, () => ['sign_in_failed', nobody]),
      ['sign_in_locked', nobody],
      ['sign_in_failed', nobody],
    ]);
    expect(entries.every(({ address }) => address.includes('127.0.0.1'))).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/secreta|no es ésta/);
  });

  it('holds changes of people with before and after, signed by whoever made them, and no password', async () => {
    const added = { username: 'nueva.persona', name: 'Nueva Persona', role: 'auditor', password: 'Una-larga-y-rara' };
    await admin.post('/personas', added).expect(303);
    const [{ id } = { id: 0 }] = await desk.database.query<{ id: number }>(
      `SELECT id FROM person WHERE username = 'nueva.persona'`,
    );
    await admin.post(`/personas/${id}/contrasena`, { password: 'Otra-larga-y-rara' }).expect(303);
    await admin.post(`/personas/${id}/estado`, { active: '0' }).expect(303);
    const entries = await written();
    const name = await nameOf(USERS.administrator);
    expect(entries.map(({ actor_name, act, thing }) => [actor_name, act, thing])).toEqual([
      [name, 'added', 'person'],
      [name, 'changed', 'person'],
      [name, 'changed', 'person'],
    ]);
    expect(entries[0]!.data.changes).toMatchObject({ role: [null, 'auditor'], password_hash: [null, null] });
    expect(entries.slice(1).map(({ data }) => data.changes)).toEqual([
      { password_hash: [null, null] },
      { active: ['true', 'false'] },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/argon2|larga-y-rara/);
    await admin
      .get('/accesos?tipo=cambios')
      .expect(200)
      .expect(/Nueva Persona/)
      .expect(/Activa: sí → no/);
  });
});

describe('The office book, of settings,', () => {
  it('holds changes of settings, calendars, texts, goals and substitutes, whatever door they come through', async () => {
    await admin.post('/calendario/horario', { opens: '07:30', closes: '17:00' }).expect(303);
    const day = {
      change: 'added',
      firstDay: '2031-02-03',
      lastDay: '2031-02-03',
      reason: 'Prueba',
      basis: 'Acuerdo 1',
    };
    await desk.database.query(
      `INSERT INTO calendar_version (calendar, version, change, first_day, last_day, reason, basis, changed_at, changed_by, address)
       SELECT 'LFT', 99, $1, $2, $3, $4, $5, now(), id, '10.0.0.7' FROM person WHERE username = 'admin'`,
      Object.values(day),
    );
    const template = { name: 'Prueba', text: 'Se atendió.', active: true };
    await api(desk, 'supervisor').post('/reply-templates', template);
    const goal = { year: '2031', annual: '50', first: '50', second: '50', third: '50', fourth: '50' };
    await (await desk.signIn('supervisor')).post('/indicadores/attention-rate/metas', goal).expect(303);
    await desk.database.query(
      `INSERT INTO absence (person_id, substitute_id, first_day, last_day, set_at, set_by, address)
       SELECT a.id, b.id, '2031-01-06', '2031-01-07', now(), b.id, 'local' FROM person a, person b
       WHERE a.username = $1 AND b.username = $2`,
      [USERS.follow_up, USERS.supervisor],
    );
    const entries = (await written()).filter(({ act }) => act !== 'signed_in');
    const [administrator, supervisor] = [await nameOf(USERS.administrator), await nameOf(USERS.supervisor)];
    expect(entries.map(({ thing, actor_name }) => [thing, actor_name])).toEqual([
      ['municipality', administrator],
      ['calendar_version', administrator],
      ['reply_template', supervisor],
      ['indicator_goal', supervisor],
      ['absence', supervisor],
    ]);
    expect(entries[0]!.data.changes).toMatchObject({ office_opens: ['08:00:00', '07:30:00'] });
    expect(entries[1]!.address).toBe('10.0.0.7');
  });
});

describe('An entry of it', () => {
  it('names the database’s user when somebody changes something there', async () => {
    await desk.database.query(`UPDATE person SET role = 'administrator' WHERE username = 'nueva.persona'`);
    expect(await written()).toMatchObject([
      {
        actor_name: expect.stringMatching(/^Base de datos: /),
        data: { changes: { role: ['auditor', 'administrator'] } },
      },
    ]);
  });

  it('is written in the transaction of the change: what is undone was never there', async () => {
    const undone = desk.app.get(Db).transaction(async (tx) => {
      await tx.query(`UPDATE person SET name = 'Otra' WHERE username = 'nueva.persona'`);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await written()).toEqual([]);
  });
});

describe('What was watched', () => {
  beforeAll(async () => {
    const { folio } = await register(desk);
    await (await signIn(desk.server, USERS.auditor, PASSWORD)).get(`/peticiones/${folio}`).expect(200);
    await desk.database.query(`INSERT INTO ledger_verification (asked_at, asked_by, expected, finished_at)
      SELECT now(), id, 1, now() FROM person LIMIT 1`);
  });

  const TABLES = ['office_entry', 'petition_visit', 'ledger_verification'];
  const ATTEMPTS = TABLES.flatMap((table) => [
    [table, `UPDATE ${table} SET id = id`],
    [table, `DELETE FROM ${table}`],
    [table, `TRUNCATE ${table}`],
  ]);

  it.each(ATTEMPTS)('in %s is changed by nobody: %s', async (table, statement) => {
    const count = async () => (await desk.database.query(`SELECT count(*)::int AS rows FROM ${table}`))[0];
    const before = await count();
    expect(before).not.toEqual({ rows: 0 });
    // The triggers, to the owner of the table; the grants, to the role of the desk.
    await expect(desk.database.query(statement)).rejects.toThrow(/is refused|ends once/);
    await expect(desk.app.get(Db).query(statement)).rejects.toThrow(/permission denied/);
    expect(await count()).toEqual(before);
  });
});
