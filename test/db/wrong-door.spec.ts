import { Settings } from '@oficialia/directory';
import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { Learning } from '@oficialia/routing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

const goTo = (day: string, time = '10:00') => clock.putTo(`${day}T${time}:00-06:00`);
const REASON = { reason: 'La lámpara es de otra dirección' };

interface Case {
  id: number;
  folio: string;
}

/** A petition that SOPDU (or another department) has and has acknowledged today. */
async function acknowledged(order: object = {}): Promise<Case> {
  const { folio } = await register(desk);
  const id = await refer(desk, folio, order);
  await api(desk, 'follow_up').post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  return { id, folio };
}
const giveBack = (id: number, more: object = {}) =>
  api(desk, 'follow_up').post(`/referrals/${id}/return`, { ...REASON, ...more });
const reassign = (id: number, department: string, more: object = {}, user: 'follow_up' | 'supervisor' = 'follow_up') =>
  api(desk, user).post(`/referrals/${id}/reassignment`, { department, instruction: 'attend', ...REASON, ...more });
const statusOf = async (folio: string) =>
  (await api(desk, 'follow_up').get(`/petitions/${folio}`)).body.status as string;
const clockOf = async (id: number) => (await api(desk, 'follow_up').get(`/referrals/${id}/clock`)).body;
const referralsOf = async (folio: string) =>
  (await api(desk, 'follow_up').get(`/petitions/${folio}/referrals`)).body as {
    id: number;
    status: string;
    department: string;
    message: string;
    oficio: string;
    dueDate: string;
  }[];

beforeEach(() => goTo('2026-03-02'));

describe('A department that is not competent', () => {
  it('gives the petition back with its reason and a proposal; it waits to be turned, and its clock stands', async () => {
    const { id, folio } = await acknowledged();
    goTo('2026-03-05');
    const answer = await api(desk, 'department').post(`/referrals/${id}/return`, { ...REASON, proposed: 'DMU' });
    expect([answer.status, answer.body]).toEqual([
      201,
      expect.objectContaining({ status: 'returned', proposed: 'DMU', returnReason: REASON.reason, overdue: false }),
    ]);
    expect(await statusOf(folio)).toBe('received');
    expect((await clockOf(id)).state).toBe('stopped');
    const office = await desk.signIn('follow_up');
    const tray = (await office.get('/turnos?estado=devueltos')).text;
    for (const words of [folio, `lo devolvió: ${REASON.reason}`, 'Propone: ']) expect(tray).toContain(words);
    expect((await office.get(`/turnos/${id}/reasignacion`)).text).toContain('value="DMU" selected');
    // By the usual form it would lose its way, and with it the count of its returns.
    const around = await api(desk, 'follow_up').post(`/petitions/${folio}/referrals`, {
      referrals: [{ department: 'DMU', instruction: 'attend', termDays: 10 }],
      knownReferrals: 1,
    });
    expect([around.status, around.body.code]).toEqual([409, 'referral.returned-waits']);
  });

  it('may do so for three business days after its acknowledgement, and is told until when it could', async () => {
    const { id, folio } = await acknowledged();
    goTo('2026-03-06');
    const late = await api(desk, 'department').post(`/referrals/${id}/return`, REASON);
    expect([late.status, late.body.title]).toEqual([
      409,
      'Podía devolverlo hasta el jue 5 mar 2026: 3 días hábiles después del acuse. Contéstelo, o pida a seguimiento que lo reasigne.',
    ]);
    const { id: other } = await acknowledged();
    const foreign = await api(desk, 'otherDepartment').post(`/referrals/${other}/return`, REASON);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'referral.not-found']);
    const allow = (returnDays: number) =>
      desk.app.get(Db).transaction((tx) => desk.app.get(Settings).change(tx, { returnDays }));
    await allow(4);
    await giveBack(id).expect(201);
    expect(await statusOf(folio)).toBe('received');
    await allow(3);
  });

  it('leaves the petition where it is while another department has it', async () => {
    const { id, folio } = await acknowledged();
    const order = { department: 'DMU', instruction: 'attend', termDays: 10 };
    await api(desk, 'follow_up')
      .post(`/petitions/${folio}/referrals`, { referrals: [order], knownReferrals: 1 })
      .expect(201);
    await giveBack(id).expect(201);
    expect(await statusOf(folio)).toBe('referred');
    // The other answers; the part that nobody has yet still waits.
    const [, other] = await referralsOf(folio);
    await api(desk, 'otherDepartment').post(`/referrals/${other!.id}/acknowledgement`, { name: 'Edith' }).expect(201);
    await api(desk, 'otherDepartment').post(`/referrals/${other!.id}/reply`, { sense: 'granted', text: 'Hecho' });
    expect(await statusOf(folio)).toBe('acknowledged');
  });
});

describe('Reassigning', () => {
  it('issues a new oficio that names the old one, and the term of the petitioner goes on', async () => {
    const { id, folio } = await acknowledged({ termDays: 9 });
    const before = (await clockOf(id)).dueDate;
    await giveBack(id).expect(201);
    goTo('2026-03-04');
    const made = (await reassign(id, 'DMU', { message: 'Urge' }).expect(201)).body;
    expect(made).toMatchObject({
      department: 'DMU',
      status: 'issued',
      dueDate: before,
    });
    const [old, young] = await referralsOf(folio);
    expect([old!.status, made.previousOficio, young!.message]).toEqual([
      'reassigned',
      old!.oficio,
      `Este oficio sustituye al ${old!.oficio}, dirigido a Secretaría de Obras Públicas y Desarrollo Urbano.\nUrge`,
    ]);
    const explained = await clockOf(made.id);
    expect(explained.state).toBe('running');
    expect(explained.days[0]).toMatchObject({
      day: '2026-03-02',
      note: expect.stringContaining(`Sigue el plazo que empezó con el oficio ${old!.oficio}`),
    });
    expect(await statusOf(folio)).toBe('referred');
    const late = await reassign(id, 'DMU');
    expect([late.status, late.body.code]).toEqual([409, 'referral.over']);
  });

  it('takes a live referral from its department too, and of two who do so at once one is told', async () => {
    const { id, folio } = await acknowledged();
    const both = await Promise.all([reassign(id, 'DMU'), reassign(id, 'DMU', {}, 'supervisor')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await referralsOf(folio)).map(({ status }) => status)).toEqual(['reassigned', 'issued']);
    const back = await reassign((await referralsOf(folio))[1]!.id, 'DMU');
    expect([back.status, back.body.code]).toEqual([422, 'referral.same-department']);
  });
});

describe('A petition that comes back again and again', () => {
  it('is for supervision after the third return, which may settle competence for good', async () => {
    const { id, folio } = await acknowledged();
    let last = id;
    for (const department of ['DMU', 'SOPDU', 'DMU']) {
      await giveBack(last).expect(201);
      if (department === 'DMU' && last !== id) break;
      last = (await reassign(last, department).expect(201)).body.id as number;
      await api(desk, 'follow_up').post(`/referrals/${last}/acknowledgement`, { name: 'Ana' }).expect(201);
    }
    const refused = await reassign(last, 'DMU');
    expect([refused.status, refused.body.title]).toEqual([
      403,
      'Esta petición se ha devuelto 3 veces: ahora sólo supervisión decide a quién corresponde.',
    ]);
    const told = await desk.database.query(
      `SELECT p.username FROM notice n JOIN person p ON p.id = n.person_id WHERE n.kind = 'returned_often' AND n.referral_id = $1`,
      [last],
    );
    expect(told).toEqual([{ username: 'elena.supervision' }]);
    const settled = (await reassign(last, 'SOPDU', { definitive: true }, 'supervisor').expect(201)).body;
    await api(desk, 'department').post(`/referrals/${settled.id}/acknowledgement`, { name: 'Ana' }).expect(201);
    const again = await api(desk, 'department').post(`/referrals/${settled.id}/return`, REASON);
    expect([again.status, again.body.code]).toEqual([409, 'referral.definitive']);
    expect(await statusOf(folio)).toBe('acknowledged');
  });

  it('leaves no petition without an owner: what nobody has is in a tray of the office', async () => {
    const lost = await desk.database.query(
      `SELECT p.folio FROM petition p WHERE p.status IN ('referred', 'acknowledged') AND NOT EXISTS (
         SELECT 1 FROM referral r WHERE r.petition_id = p.id AND r.status IN ('issued', 'acknowledged', 'replied', 'returned'))`,
    );
    expect(lost).toEqual([]);
  });

  it('teaches who has the petition in the end, and nothing of who gave it back', async () => {
    const { id, folio } = await acknowledged();
    const learning = desk.app.get(Learning);
    const learned = () =>
      desk.database.query(
        `SELECT array_to_string(ARRAY(SELECT d.key FROM department d WHERE d.id = ANY (e.departments)), ' ') AS keys
         FROM routing_example e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1`,
        [folio],
      );
    await learning.learn();
    expect(await learned()).toEqual([{ keys: 'SOPDU' }]);
    await giveBack(id).expect(201);
    await learning.learn();
    expect(await learned()).toEqual([{ keys: '' }]);
    await reassign(id, 'DMU').expect(201);
    await learning.learn();
    expect(await learned()).toEqual([{ keys: 'DMU' }]);
  });
});

const contest = (id: number) => api(desk, 'department').post(`/referrals/${id}/acknowledgement/contest`, REASON);
const decide = (id: number, upheld: boolean) =>
  api(desk, 'follow_up').post(`/referrals/${id}/acknowledgement/contest/decision`, { upheld, decision: 'Se revisó' });

describe('An acknowledgement', () => {
  it('that is contested with reason is undone: the oficio waits again, and so does the clock that had started', async () => {
    await desk.database.query(`INSERT INTO term_regime (key, position, name, basis, amount, starts_at)
      VALUES ('by-stamp', 30, 'Desde el acuse', 'Prueba', 5, 'acknowledgement')`);
    const { id, folio } = await acknowledged({ regime: 'by-stamp', termDays: undefined });
    expect((await clockOf(id)).state).toBe('running');
    await contest(id).expect(201);
    expect((await contest(id)).body.code).toBe('contest.made');
    goTo('2026-03-03');
    expect((await decide(id, true).expect(201)).body).toMatchObject({
      status: 'issued',
      dueDate: null,
      clock: 'waiting',
    });
    expect((await clockOf(id)).events.map(({ act }: { act: string }) => act)).toEqual(['start', 'undo']);
    expect(await statusOf(folio)).toBe('referred');
    expect((await decide(id, false)).body.code).toBe('contest.none-open');
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Beto' }).expect(201);
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-10' });
    expect((await clockOf(id)).days[0].day).toBe('2026-03-03');
  });

  it('stands when the office says so, and cannot be contested late', async () => {
    const { id } = await acknowledged();
    await contest(id).expect(201);
    expect((await decide(id, false).expect(201)).body).toMatchObject({ status: 'acknowledged' });
    const { id: other } = await acknowledged();
    goTo('2026-03-06');
    const late = await contest(other);
    expect([late.status, late.body.title]).toEqual([
      409,
      'Podía impugnar el acuse hasta el jue 5 mar 2026: 3 días hábiles después de registrado.',
    ]);
  });
});

describe('The pages', () => {
  it('take a contest and its decision, and keep what was typed when something is wrong', async () => {
    const { id, folio } = await acknowledged();
    const [department, office] = [await desk.signIn('department'), await desk.signIn('follow_up')];
    expect((await department.get(`/peticiones/${folio}`)).text).toContain(`/turnos/${id}/impugnacion`);
    const wrong = await department.post(`/turnos/${id}/impugnacion`, { reason: '' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Motivo: escriba este dato.')]);
    expect((await department.post(`/turnos/${id}/impugnacion`, REASON)).status).toBe(303);
    expect((await office.get(`/peticiones/${folio}`)).text).toContain('Decidir la impugnación');
    const decided = await office.post(`/turnos/${id}/impugnacion/decision`, { upheld: '1', decision: 'No hay sello' });
    expect([decided.status, await statusOf(folio)]).toEqual([303, 'referred']);
  });

  it('return with what was typed, and say there that only supervision decides', async () => {
    const { id, folio } = await acknowledged();
    const [department, office] = [await desk.signIn('department'), await desk.signIn('follow_up')];
    const itself = await department.post(`/turnos/${id}/devolucion`, { ...REASON, proposed: 'SOPDU' });
    expect([itself.status, itself.text]).toEqual([422, expect.stringContaining(REASON.reason)]);
    expect((await department.post(`/turnos/${id}/devolucion`, { ...REASON, proposed: '' })).status).toBe(303);
    const order = { department: 'DMU', instruction: 'attend', ...REASON };
    const settles = await office.post(`/turnos/${id}/reasignacion`, { ...order, definitive: '1' });
    expect([settles.status, settles.text]).toEqual([403, expect.stringContaining('Sólo supervisión puede ordenar')]);
    expect((await office.post(`/turnos/${id}/reasignacion`, order)).headers.location).toBe(`/peticiones/${folio}`);
  });

  it('let the administrator set the terms between the office and the departments', async () => {
    const administrator = await desk.signIn('administrator');
    const hours = { acknowledgeHours: '8', acknowledgeChiefHours: '4', acknowledgeSupervisorHours: '24' };
    const terms = { returnDays: '3', contestDays: '3', mostReturns: '3', ...hours };
    const wrong = await administrator.post('/plazos/turnos', terms);
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Al titular se le avisa después')]);
    expect((await administrator.post('/plazos/turnos', { ...terms, acknowledgeChiefHours: '16' })).status).toBe(303);
  });
});

it('All of it stands in the ledger as it happened', async () => {
  const report = await verifyLedger(desk.app.get(Db));
  expect(report.fault).toBeUndefined();
});
