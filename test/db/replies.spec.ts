import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';
import { signIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-02T18:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
  // With the password of the demonstration.
  await desk.database.query(`INSERT INTO person (username, name, role, department_id, password_hash, chief)
    SELECT 'titular.obras', 'Titular de Obras', role, department_id, password_hash, true FROM person
    WHERE username = 'obras.publicas'`);
});
afterAll(() => desk.close());

/** Noon of a day in the office. */
const goTo = (day: string) => clock.putTo(`${day}T12:00:00-06:00`);
const department = () => api(desk, 'department');
const office = () => api(desk, 'follow_up');
const POINTS = ['Reparar el bache', 'Decir cuándo', 'Enviar copia del reporte'];

interface ReplyBody {
  id: number;
  number: number;
  state: string;
  kind: string;
  corrects: number | null;
  code?: string;
  answers: { point: number; counts: boolean }[];
}

async function acknowledged(points?: string[], more: object = {}): Promise<{ id: number; folio: string }> {
  const { folio } = await register(desk);
  const id = await refer(desk, folio, { termDays: 5, points, ...more });
  await department().post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  return { id, folio };
}

const answers = (...points: number[]) => points.map((point) => ({ point, sense: 'granted', text: `Punto ${point}.` }));

async function reply(id: number, body: object, status = 201): Promise<ReplyBody> {
  const answer = await department().post(`/referrals/${id}/reply`, body);
  expect([answer.status, answer.body.code]).toEqual([status, status === 201 ? undefined : answer.body.code]);
  return answer.body as ReplyBody;
}

const statusOf = async (folio: string) => {
  const rows = await desk.database.query<{ petition: string; referrals: string }>(
    `SELECT p.status AS petition, string_agg(r.status, ' ' ORDER BY r.id) AS referrals
     FROM petition p JOIN referral r ON r.petition_id = p.id WHERE p.folio = '${folio}' GROUP BY p.id`,
  );
  return [rows[0]?.petition, rows[0]?.referrals];
};
const clockOf = async (id: number) => (await office().get(`/referrals/${id}/clock`)).body as object;
const replies = async (folio: string, user: 'follow_up' | 'department' | 'otherDepartment') =>
  (await api(desk, user).get(`/petitions/${folio}/replies`)).body as ReplyBody[];

describe('The points of a referral', () => {
  it('are kept without the numbers that were typed, in order, and the oficio prints them', async () => {
    const { id } = await acknowledged(['1. Reparar', '2) Informar', '- 3.5 metros de acera', ' ']);
    const points = await desk.database.query(`SELECT number, text FROM referral_point WHERE referral_id = ${id}`);
    expect(points).toEqual([
      { number: 1, text: 'Reparar' },
      { number: 2, text: 'Informar' },
      { number: 3, text: '3.5 metros de acera' },
    ]);
    const oficio = await desk.database.query<{ points: string[] }>(
      `SELECT o.content -> 'petition' -> 'points' AS points FROM oficio o JOIN referral r ON r.oficio_id = o.id WHERE r.id = ${id}`,
    );
    expect(oficio[0]?.points).toEqual(['Reparar', 'Informar', '3.5 metros de acera']);
  });

  it('go on with the petition when it is reassigned, but for those that were answered', async () => {
    const { id } = await acknowledged(POINTS);
    await reply(id, { answers: answers(2), partial: true });
    const order = { department: 'DMU', instruction: 'attend', reason: 'Le toca a otra dirección' };
    const { body } = await office().post(`/referrals/${id}/reassignment`, order).expect(201);
    const points = await desk.database.query(
      `SELECT number, text FROM referral_point WHERE referral_id = ${(body as { id: number }).id} ORDER BY number`,
    );
    expect(points).toEqual([
      { number: 1, text: POINTS[0] },
      { number: 2, text: POINTS[2] },
    ]);
  });

  it('are twenty at most', async () => {
    const { folio } = await register(desk);
    const order = { department: 'SOPDU', instruction: 'attend', points: Array.from({ length: 21 }, () => 'Uno más') };
    const { status, body } = await office().post(`/petitions/${folio}/referrals`, { referrals: [order] });
    expect([status, body.fields[0].field]).toEqual([422, 'referrals.0.points']);
  });
});

describe('A reply', () => {
  it('in part leaves the referral and its clock open; with the last point all is answered', async () => {
    const { id, folio } = await acknowledged(POINTS);
    const process = { point: 3, sense: 'in_process', text: 'Se está copiando.' };
    const part = { answers: [...answers(1), process], partial: true, inProcessUntil: '2026-03-20' };
    expect(await reply(id, part)).toMatchObject({ number: 1, kind: 'partial', state: 'standing' });
    expect(await statusOf(folio)).toEqual(['acknowledged', 'acknowledged']);
    expect(await clockOf(id)).toMatchObject({ state: 'running' });
    expect(await reply(id, { answers: answers(2, 3) })).toMatchObject({ number: 2, kind: 'final', corrects: null });
    expect(await statusOf(folio)).toEqual(['replied', 'replied']);
    expect(await clockOf(id)).toMatchObject({ state: 'stopped' });
  });

  let unanswered: number | undefined;
  it.each<[string, object, number, string]>([
    ['that forgets a point', { answers: answers(1, 3) }, 422, 'request.invalid'],
    ['that answers a point twice', { answers: answers(1, 2, 3, 3) }, 422, 'request.invalid'],
    ['to a point that nobody asked', { answers: answers(1, 2, 3, 4) }, 422, 'request.invalid'],
    ['to all points in one', { sense: 'granted', text: 'Hecho' }, 422, 'request.invalid'],
    [
      'that is in process until yesterday',
      { answers: answers(1), partial: true, inProcessUntil: '2026-03-01' },
      422,
      'request.invalid',
    ],
  ])('%s is refused', async (_what, body, status, code) => {
    goTo('2026-03-02');
    unanswered ??= (await acknowledged(POINTS)).id;
    expect((await reply(unanswered, body, status)).code).toBe(code);
  });

  it('tells the second of two people which point the first has answered', async () => {
    const { id } = await acknowledged(POINTS);
    await reply(id, { answers: answers(2), partial: true });
    expect((await reply(id, { answers: answers(1, 2, 3) }, 409)).code).toBe('reply.point-answered');
  });

  it('brings several files, which another department that has the petition does not get', async () => {
    const { id, folio } = await acknowledged();
    const order = { department: 'DMU', instruction: 'attend', termDays: 5 };
    await office()
      .post(`/petitions/${folio}/referrals`, { referrals: [order], knownReferrals: 1 })
      .expect(201);
    const sent = department()
      .upload(`/referrals/${id}/reply`, PNG, 'oficio.png')
      .attach('files', Buffer.concat([PNG, Buffer.from('2')]), 'anexo.png')
      .field('answers', JSON.stringify(answers(1)))
      .field('oficioNumber', 'OP/12/2026');
    const { body } = (await sent.expect(201)) as { body: { id: number; documentIds: number[] } };
    expect(body.documentIds).toHaveLength(2);
    expect((await replies(folio, 'follow_up')).map(({ number }) => number)).toEqual([1]);
    expect(await replies(folio, 'otherDepartment')).toEqual([]);
    const seen = async (user: 'follow_up' | 'otherDepartment') =>
      ((await api(desk, user).get(`/petitions/${folio}/documents`)).body as { id: number }[]).length;
    expect([await seen('follow_up'), await seen('otherDepartment')]).toEqual([2, 0]);
    const file = `/peticiones/${folio}/documentos/${body.documentIds[0]}/original`;
    const get = async (user: 'department' | 'otherDepartment') =>
      (await (await desk.signIn(user)).agent.get(file)).status;
    expect([await get('department'), await get('otherDepartment')]).toEqual([200, 404]);
    const other = await api(desk, 'otherDepartment').post(`/replies/${body.id}/approval`, { approved: true });
    expect(other.status).toBe(404);
  });
});

describe('A reply that is not congruent', () => {
  it('comes back with its reason; the clock goes on and the new version corrects it', async () => {
    goTo('2026-03-02');
    const { id, folio } = await acknowledged(POINTS);
    goTo('2026-03-04');
    const first = await reply(id, { answers: answers(1, 2, 3) });
    goTo('2026-03-06');
    const back = { reason: 'No dice cuándo', points: [{ number: 2, reason: 'Falta la fecha' }] };
    await office().post(`/replies/${first.id}/incongruence`, back).expect(201);
    expect(await statusOf(folio)).toEqual(['acknowledged', 'acknowledged']);
    // Three days were left after the 4th: the 9th, 10th and 11th.
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-11' });
    const again = await office().post(`/replies/${first.id}/incongruence`, back);
    expect([again.status, again.body.code]).toEqual([422, 'request.invalid']);
    expect(await reply(id, { answers: answers(2) })).toMatchObject({ number: 2, kind: 'final', corrects: 1 });
    expect(await statusOf(folio)).toEqual(['replied', 'replied']);
    const kept = await replies(folio, 'follow_up');
    expect(kept.map((one) => one.answers.map(({ counts }) => counts))).toEqual([[true, false, true], [true]]);
  });

  it('comes back whole, once, with the days that the office gives anew', async () => {
    goTo('2026-03-02');
    const { id } = await acknowledged();
    goTo('2026-03-25');
    const first = await reply(id, { sense: 'granted', text: 'Hecho.' });
    await office().post(`/replies/${first.id}/incongruence`, { reason: 'No responde', term: 2 }).expect(201);
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-27' });
    const again = await office().post(`/replies/${first.id}/incongruence`, { reason: 'No responde' });
    expect([again.status, again.body.code]).toEqual([409, 'reply.sent-back']);
  });
});

describe('Where the chief approves', () => {
  it('a reply counts, and leaves the department, once it is approved', async () => {
    goTo('2026-03-02');
    const ask = (needed: boolean) => api(desk, 'administrator').post('/departments/SOPDU/reply-approval', { needed });
    await ask(true).expect(200);
    const { id, folio } = await acknowledged();
    const { body } = await department()
      .upload(`/referrals/${id}/reply`, PNG, 'borrador.png')
      .field({ sense: 'granted', text: 'Hecho.' });
    const first = body as ReplyBody & { documentIds: number[] };
    expect(first.state).toBe('pending');
    expect([await statusOf(folio), await replies(folio, 'follow_up')]).toEqual([['acknowledged', 'acknowledged'], []]);
    expect((await office().get(`/petitions/${folio}/documents`)).body).toEqual([]);
    expect((await reply(id, { sense: 'granted', text: 'Otra.' }, 409)).code).toBe('reply.pending');
    // Not by who wrote it.
    expect((await department().post(`/replies/${first.id}/approval`, { approved: true })).status).toBe(403);

    const chief = await signIn(desk.server, 'titular.obras', PASSWORD);
    expect((await chief.agent.get('/por-aprobar')).text).toContain(folio);
    const decide = (reply: number, form: Record<string, string>) => chief.post(`/respuestas/${reply}/aprobacion`, form);
    expect((await decide(first.id, { approved: 'false' })).status).toBe(422);
    expect((await decide(first.id, { approved: 'false', reason: 'Falta la fecha' })).status).toBe(303);
    const second = await reply(id, { sense: 'granted', text: 'Hecho el lunes.' });
    expect(second).toMatchObject({ number: 2, corrects: 1, state: 'pending' });
    expect((await decide(second.id, { approved: 'true' })).status).toBe(303);
    expect((await decide(second.id, { approved: 'true' })).status).toBe(409);
    expect(await statusOf(folio)).toEqual(['replied', 'replied']);
    // What the chief had returned stays inside.
    expect((await replies(folio, 'follow_up')).map(({ number }) => number)).toEqual([2]);
    expect((await replies(folio, 'department')).map(({ state }) => state)).toEqual(['returned', 'standing']);
    await ask(false).expect(200);
  });

  it('is not asked where nobody could approve', async () => {
    const { status, body } = await api(desk, 'administrator').post('/departments/DMU/reply-approval', { needed: true });
    expect([status, body.code]).toEqual([409, 'approval.no-chief']);
    expect((await department().post('/departments/SOPDU/reply-approval', { needed: true })).status).toBe(403);
    expect((await department().post('/departments/DMU/reply-approval', { needed: true })).status).toBe(404);
  });
});

describe('A template of replies', () => {
  it('is changed by one person at a time and names only what can be filled in', async () => {
    const made = await office()
      .post('/reply-templates', { name: 'Prueba', text: 'Folio {folio}', active: true })
      .expect(201);
    const { id } = made.body as { id: number };
    const change = (body: object) =>
      office().post(`/reply-templates/${id}`, { name: 'Prueba', active: true, text: 'x', ...body });
    expect((await change({ text: '{plazo}' })).body.fields[0].message).toContain('{plazo}');
    expect((await change({ version: 1 })).body).toMatchObject({ version: 2, text: 'x' });
    expect((await change({ version: 1 })).body.code).toBe('reply-template.changed');
    expect((await office().post('/reply-templates', { name: 'Prueba', text: 'x' })).body.code).toBe(
      'reply-template.name-taken',
    );
  });
});

describe('The ledger', () => {
  it('attests all of it, and the rows of history refuse to change', async () => {
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
    for (const table of ['referral_point', 'reply_answer', 'reply_review', 'reply_file']) {
      await expect(desk.database.query(`UPDATE ${table} SET id = id`)).rejects.toThrow('nothing in the registry');
    }
  });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
