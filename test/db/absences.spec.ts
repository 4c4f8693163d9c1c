import { actingChiefs, actingFor, chiefhoodOf, People } from '@oficialia/directory';
import { Db } from '@oficialia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api } from '../support/petitions.js';
import { signIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;
const ids = new Map<string, number>();

beforeAll(async () => {
  desk = await startDesk({ clock });
  // With the password of the demonstration: the chief of Obras Públicas and a second person there.
  await desk.database.query(`INSERT INTO person (username, name, role, department_id, password_hash, chief)
    SELECT u.username, u.name, p.role, p.department_id, p.password_hash, u.chief FROM person p,
      (VALUES ('titular.obras', 'Titular de Obras', true), ('beto.obras', 'Beto de Obras', false)) AS u(username, name, chief)
    WHERE p.username = 'obras.publicas'`);
  for (const { id, username } of await desk.database.query<{ id: number; username: string }>(
    'SELECT id, username FROM person',
  ))
    ids.set(username, id);
});
afterAll(() => desk.close());

const absence = (person: string, substitute: string, firstDay: string, lastDay: string) => ({
  person,
  substitute,
  firstDay,
  lastDay,
});
/** Set by supervision, which may do so for everybody. */
const set = (...of: Parameters<typeof absence>) => api(desk, 'supervisor').post('/absences', absence(...of));
const idOf = (username: string) => ids.get(username) as number;

describe('A substitute', () => {
  it('acts for the chief on the days named, the first and the last included, and on no other', async () => {
    expect((await set('titular.obras', 'obras.publicas', '2026-03-03', '2026-03-04')).status).toBe(201);
    const db = desk.app.get(Db);
    const chief = idOf('titular.obras');
    const acting = async (day: string) => [await actingFor(db, chief, day), await chiefsOn(day)];
    const actor = await desk.app.get(People).actor(idOf('obras.publicas'), '');
    const chiefsOn = async (day: string) =>
      (await actingChiefs(db, actor!.departmentId!, day)).map(({ name, in_place_of_name }) => [name, in_place_of_name]);
    const himself = [chief, [['Titular de Obras', null]]];
    const stoodIn = [idOf('obras.publicas'), [['Ing. Ulises Mendoza Ríos', 'Titular de Obras']]];
    expect(await acting('2026-03-02')).toEqual(himself);
    expect(await acting('2026-03-03')).toEqual(stoodIn);
    expect(await acting('2026-03-04')).toEqual(stoodIn);
    expect(await acting('2026-03-05')).toEqual(himself);
    expect(await chiefhoodOf(db, actor!, '2026-03-05')).toBeUndefined();
    expect(await chiefhoodOf(db, actor!, '2026-03-04')).toMatchObject({ in_place_of: chief });
  });

  it('who stands in as chief names substitutes in the department, and nobody else does but the person', async () => {
    const request = absence('beto.obras', 'titular.obras', '2026-03-09', '2026-03-10');
    const before = await api(desk, 'department').post('/absences', request);
    expect([before.status, before.body.code]).toEqual([403, 'absence.not-yours']);
    clock.putTo('2026-03-03T16:00:00Z');
    expect((await api(desk, 'department').post('/absences', request)).status).toBe(201);
    expect((await api(desk, 'otherDepartment').get('/absences')).body).toEqual([]);
    expect((await api(desk, 'department').get('/absences')).body).toHaveLength(2);
  });

  it('makes no chain, whichever of both comes first', async () => {
    // Between the 9th and the 10th Beto is away and the chief stands in for him.
    const away = await set('obras.publicas', 'beto.obras', '2026-03-10', '2026-03-12');
    expect([away.status, away.body.title]).toEqual([
      409,
      'Beto de Obras tampoco está del lun 9 mar 2026 al mar 10 mar 2026, y una suplencia no se pasa a otra persona. Elija a quien sí esté.',
    ]);
    const leaves = await set('titular.obras', 'obras.publicas', '2026-03-09', '2026-03-09');
    expect([leaves.status, leaves.body.title]).toEqual([
      409,
      'Titular de Obras suple a Beto de Obras del lun 9 mar 2026 al mar 10 mar 2026. Termine antes esa suplencia y nombre para ella a alguien más.',
    ]);
    const both = await Promise.all([
      set('titular.obras', 'obras.publicas', '2026-03-23', '2026-03-24'),
      set('obras.publicas', 'beto.obras', '2026-03-24', '2026-03-25'),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });
});

describe('A substitution', () => {
  it.each<[string, ReturnType<typeof absence>, number, string]>([
    [
      'of another department',
      absence('beto.obras', 'alumbrado', '2026-04-01', '2026-04-02'),
      422,
      'absence.substitute',
    ],
    [
      'that is the same person',
      absence('beto.obras', 'beto.obras', '2026-04-01', '2026-04-02'),
      422,
      'absence.substitute',
    ],
    ['for days that are over', absence('beto.obras', 'titular.obras', '2026-03-01', '2026-04-02'), 422, 'absence.past'],
    [
      'from the end to the start',
      absence('beto.obras', 'titular.obras', '2026-04-02', '2026-04-01'),
      422,
      'absence.days',
    ],
    ['nobody knows', absence('beto.obras', 'nadie', '2026-04-01', '2026-04-02'), 404, 'person.not-found'],
  ])('is not taken with one %s', async (_what, request, status, code) => {
    const answer = await api(desk, 'supervisor').post('/absences', request);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('without an account leaves nobody who acts, so that whoever asks turns to the next above', async () => {
    await desk.database.query(`UPDATE person SET active = false WHERE username = 'obras.publicas'`);
    expect(await actingFor(desk.app.get(Db), idOf('titular.obras'), '2026-03-03')).toBeUndefined();
    await desk.database.query(`UPDATE person SET active = true WHERE username = 'obras.publicas'`);
  });

  it('is named on the page, and the person is back as soon as the absence is ended there', async () => {
    const titular = await signIn(desk.server, 'titular.obras', PASSWORD);
    expect((await titular.get('/suplencias')).text).toContain('Vigente');
    const wrong = await titular.post('/suplencias', {
      ...absence('titular.obras', 'obras.publicas', '2026-03-04', ''),
    });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Último día: escriba una fecha válida.')]);
    const [{ id } = { id: 0 }] = await desk.database.query<{ id: number }>(
      `SELECT id FROM absence WHERE person_id = $1 AND first_day = '2026-03-03'`,
      [idOf('titular.obras')],
    );
    expect((await titular.post(`/suplencias/${id}/fin`)).status).toBe(303);
    expect(await actingFor(desk.app.get(Db), idOf('titular.obras'), '2026-03-03')).toBe(idOf('titular.obras'));
    const again = await api(desk, 'supervisor').post(`/absences/${id}/end`);
    expect([again.status, again.body.code]).toEqual([409, 'absence.ended']);
  });
});
