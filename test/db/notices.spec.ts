import { Notices } from '@oficialia/routing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;
let notices: Notices;

beforeAll(async () => {
  desk = await startDesk({ clock });
  notices = desk.app.get(Notices);
});
afterAll(() => desk.close());

const goTo = (day: string, time = '10:00') => clock.putTo(`${day}T${time}:00-06:00`);
const tickAt = (day: string, time?: string) => {
  goTo(day, time);
  return notices.tick();
};

/** Who was told what of the due date of a referral, in the order of telling; nobody acknowledges these oficios. */
function told(referral: number): Promise<{ kind: string; who: string }[]> {
  return desk.database.query(
    `SELECT n.kind, p.username AS who FROM notice n JOIN person p ON p.id = n.person_id WHERE n.referral_id = $1 AND n.kind NOT LIKE 'unacknowledged%'
     ORDER BY n.id`,
    [referral],
  );
}
const summaries = (username: string) =>
  desk.database.query(
    `SELECT s.day, s.overdue, s.due_today, s.due_soon, s.to_acknowledge, s.delivered_at IS NOT NULL AS delivered
     FROM daily_summary s JOIN person p ON p.id = s.person_id WHERE p.username = $1 ORDER BY s.day`,
    [username],
  );
async function referralOn(day: string, order: object): Promise<number> {
  goTo(day);
  return refer(desk, (await register(desk)).folio, { termDays: undefined, ...order });
}

describe('A due date', () => {
  it('is told before, on and after its day, once each; then to the chief and to supervision', async () => {
    // Due on Friday 13 March 2026; Monday the 16th does not count.
    const id = await referralOn('2026-03-02', { termDays: 9 });
    const steps: Record<string, string[]> = {};
    for (const day of [
      '2026-03-09',
      '2026-03-10',
      '2026-03-13',
      '2026-03-14',
      '2026-03-17',
      '2026-03-18',
      '2026-03-19',
    ]) {
      const before = (await told(id)).length;
      await tickAt(day);
      await tickAt(day, '10:20');
      steps[day] = (await told(id)).slice(before).map(({ kind, who }) => `${kind} ${who}`);
    }
    expect(steps).toEqual({
      '2026-03-09': [],
      '2026-03-10': ['due_soon obras.publicas'],
      '2026-03-13': ['due_today obras.publicas'],
      '2026-03-14': [],
      '2026-03-17': ['overdue obras.publicas', 'to_chief obras.publicas'],
      '2026-03-18': [],
      '2026-03-19': ['to_supervisor elena.supervision'],
    });
  });

  it('is told to the chief alone when somebody is marked as chief, and to the substitute while the chief is away', async () => {
    await desk.database.query(`INSERT INTO person (username, name, role, department_id, password_hash, chief)
      SELECT 'titular.obras', 'Titular de Obras', role, department_id, '-', true FROM person WHERE username = 'obras.publicas'`);
    const id = await referralOn('2026-04-01', { termDays: 1 });
    await tickAt('2026-04-06');
    expect((await told(id)).filter(({ kind }) => kind === 'to_chief')).toEqual([
      { kind: 'to_chief', who: 'titular.obras' },
    ]);
    const away = {
      person: 'titular.obras',
      substitute: 'obras.publicas',
      firstDay: '2026-04-06',
      lastDay: '2026-04-08',
    };
    await api(desk, 'supervisor').post('/absences', away).expect(201);
    const next = await referralOn('2026-04-06', { termDays: 1 });
    await tickAt('2026-04-08');
    expect((await told(next)).filter(({ kind }) => kind === 'to_chief')).toEqual([
      { kind: 'to_chief', who: 'obras.publicas' },
    ]);
    await desk.database.query(`UPDATE person SET active = false WHERE username = 'titular.obras'`);
  });
});

describe('An unusual due date', () => {
  it('of a department without an account is told to the follow-up office', async () => {
    const id = await referralOn('2026-04-01', { department: await departmentWithoutAccount(), termDays: 3 });
    await tickAt('2026-04-06', '11:00');
    expect(await told(id)).toEqual([{ kind: 'due_today', who: 'saul.seguimiento' }]);
  });

  it('of a judicial order is told to chief and supervision at once, also at night', async () => {
    const id = await referralOn('2026-05-06', { regime: 'judicial', termHours: 48 });
    await tickAt('2026-05-06', '22:00');
    expect(await told(id)).toEqual([
      { kind: 'to_chief', who: 'obras.publicas' },
      { kind: 'to_supervisor', who: 'elena.supervision' },
    ]);
  });

  it('is not told any more once it is answered', async () => {
    const id = await referralOn('2026-05-06', { termDays: 1 });
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana' });
    await api(desk, 'department').post(`/referrals/${id}/reply`, { sense: 'granted', text: 'Hecho' });
    await tickAt('2026-05-12');
    expect(await told(id)).toEqual([]);
  });
});

describe('A missing acknowledgement', () => {
  it('is asked for: of the department, its chief and supervision, by hours of the office', async () => {
    goTo('2026-06-03', '12:00');
    const id = await refer(desk, (await register(desk)).folio, { termDays: 20 });
    const askedAt = async (day: string, time: string) => {
      await tickAt(day, time);
      const rows = await desk.database.query<{ line: string }>(
        `SELECT n.kind || ' ' || p.username AS line FROM notice n JOIN person p ON p.id = n.person_id
         WHERE n.referral_id = $1 ORDER BY n.id`,
        [id],
      );
      return rows.map(({ line }) => line);
    };
    const [first, second, third] = [
      'unacknowledged obras.publicas',
      'unacknowledged_chief obras.publicas',
      'unacknowledged_supervisor elena.supervision',
    ];
    expect(await askedAt('2026-06-04', '09:50')).toEqual([]);
    expect(await askedAt('2026-06-04', '10:00')).toEqual([first]);
    expect(await askedAt('2026-06-04', '17:59')).toEqual([first]);
    expect(await askedAt('2026-06-05', '08:00')).toEqual([first, second]);
    // Two workers at once tell nobody twice.
    goTo('2026-06-05', '16:00');
    await Promise.all([notices.tick(), notices.tick()]);
    expect(await askedAt('2026-06-08', '12:00')).toEqual([first, second, third]);
  });
});

describe('The summary of the day', () => {
  it('is one a person, in office hours only, with what is hers', async () => {
    await desk.database.query('DELETE FROM daily_summary');
    await referralOn('2026-07-01', { termDays: 3 });
    await referralOn('2026-07-01', { department: 'DMU', termDays: 2 });
    for (const time of ['07:30', '18:30']) await tickAt('2026-07-03', time);
    await tickAt('2026-07-04');
    expect(await summaries('obras.publicas')).toEqual([]);
    await tickAt('2026-07-06', '08:00');
    await tickAt('2026-07-06', '12:00');
    expect(await summaries('alumbrado')).toEqual([
      { day: '2026-07-06', overdue: 1, due_today: 0, due_soon: 0, to_acknowledge: 1, delivered: false },
    ]);
    expect((await summaries('obras.publicas'))[0]).toMatchObject({ due_today: 1 });
    expect(await summaries('admin')).toEqual([]);
  });

  it('comes into the tray of its person, who marks what was seen', async () => {
    const [row] = await desk.database.query<{ id: number }>(
      `SELECT s.id::int FROM daily_summary s JOIN person p ON p.id = s.person_id WHERE p.username = 'obras.publicas'`,
    );
    await notices.deliver({ summaryId: row?.id as number });
    const person = await desk.signIn('department');
    const { text } = await person.get('/avisos');
    expect(text).toContain('Resumen del');
    expect(text).toContain('Vence hoy');
    const last = /name="last" value="(\d+)"/.exec(text)?.[1];
    await person.post('/avisos/vistos', { last });
    expect((await person.get('/avisos')).text).not.toContain('Ya los vi');
    expect((await (await desk.signIn('otherDepartment')).get('/avisos')).text).toContain('Ya los vi');
  });
});

describe('A dead scheduler', () => {
  const banner = 'Los avisos automáticos no responden';

  it('is seen by the administrator on every page within minutes, and in the health of the desk', async () => {
    await tickAt('2026-07-07');
    const administrator = await desk.signIn('administrator');
    expect((await administrator.get('/personas')).text).not.toContain(banner);
    goTo('2026-07-07', '10:04');
    expect((await administrator.get('/personas')).text).toContain(banner);
    expect((await administrator.get('/plazos')).text).toContain('mar 7 jul 2026, 10:00');
    expect((await (await desk.signIn('follow_up')).get('/turnos')).text).not.toContain(banner);
    expect(await (await fetch(`${desk.url}/health`)).json()).toMatchObject({ status: 'ok', scheduler: 'late' });
    await tickAt('2026-07-07', '10:05');
    expect((await administrator.get('/personas')).text).not.toContain(banner);
  });
});

async function departmentWithoutAccount(): Promise<string> {
  const rows = await desk.database.query<{ key: string }>(
    `SELECT key FROM department d WHERE active AND level = 'municipal'
       AND NOT EXISTS (SELECT 1 FROM person p WHERE p.department_id = d.id) ORDER BY id LIMIT 1`,
  );
  return rows[0]?.key as string;
}
