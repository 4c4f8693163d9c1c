import { calendarAt, Calendars, type CalendarChange } from '@oficialia/directory';
import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { Clocks, Recount } from '@oficialia/routing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

/** Noon of a day in the office. */
const goTo = (day: string, time = '12:00') => clock.putTo(`${day}T${time}:00-06:00`);

interface ClockBody {
  dueDate: string | null;
  dueAt: string | null;
  state: string;
  calendarVersion: number;
  preventBy: string | null;
  remitBy: string | null;
  extendedTo: string | null;
  term: string;
  days: { day: string; counted: boolean; number: number | null; note: string }[];
}

const clockOf = async (id: number) => (await api(desk, 'follow_up').get(`/referrals/${id}/clock`)).body as ClockBody;
const act = (id: number, body: object) => api(desk, 'follow_up').post(`/referrals/${id}/clock/events`, body);

async function referralOn(day: string, changes: object = {}, time?: string): Promise<{ id: number; folio: string }> {
  goTo(day, time);
  const { folio } = await register(desk);
  return { folio, id: await refer(desk, folio, { termDays: undefined, ...changes }) };
}

describe('The regimes that the product brings', () => {
  // Turned on Thursday 15 January 2026: answer, with the whole extension, prevention and remittance at the latest.
  it.each<[string, object, string, (string | null)[]]>([
    ['petition', {}, '10 días hábiles', ['2026-01-29', null, null, null]],
    ['oaxaca', {}, '10 días hábiles', ['2026-01-29', null, null, null]],
    ['procedure', {}, '10 días hábiles', ['2026-01-29', null, null, null]],
    // LFPA counts 5 February and not the 2nd; a third of three months is a month.
    ['lfpa', {}, '3 meses', ['2026-04-15', null, '2026-02-16', '2026-01-22']],
    ['transparency', {}, '20 días hábiles', ['2026-02-13', '2026-02-27', '2026-01-22', '2026-01-20']],
    ['arco', {}, '20 días hábiles', ['2026-02-13', '2026-02-27', '2026-01-22', '2026-01-20']],
    ['judicial', { termHours: 48 }, '48 horas', ['2026-01-17', null, null, null]],
  ])('%s %j: %s', async (regime, changes, term, [due, extended, prevent, remit]) => {
    const { id } = await referralOn('2026-01-15', { regime, ...changes });
    const { term: words, dueDate, extendedTo, preventBy, remitBy } = await clockOf(id);
    expect([words, dueDate, extendedTo, preventBy, remitBy]).toEqual([term, due, extended, prevent, remit]);
  });

  it('leave the hours of a judicial order to whoever turns it', async () => {
    goTo('2026-01-15');
    const { folio } = await register(desk);
    const order = { department: 'SOPDU', instruction: 'attend', regime: 'judicial' };
    const { status, body } = await api(desk, 'follow_up').post(`/petitions/${folio}/referrals`, { referrals: [order] });
    expect([status, body.code]).toEqual([422, 'clock.term-missing']);
    const unknown = { ...order, regime: 'ninguno' };
    const lost = await api(desk, 'follow_up').post(`/petitions/${folio}/referrals`, { referrals: [unknown] });
    expect([lost.status, lost.body.code]).toEqual([422, 'regime.not-found']);
  });
});

describe('The clock of a referral', () => {
  it('counts what is turned after closing from the next business day, and explains it', async () => {
    const { id } = await referralOn('2026-03-13', { termDays: 1 }, '19:30');
    const { dueDate, days } = await clockOf(id);
    expect([dueDate, days[0]?.note]).toEqual(['2026-03-18', expect.stringContaining('después de la hora de cierre')]);
    expect(days.find(({ day }) => day === '2026-03-16')).toMatchObject({
      counted: false,
      note: expect.stringContaining('Natalicio de Benito Juárez (LFT art. 74)'),
    });
  });

  it('suspends, resumes and is extended; each is an entry that the ledger attests', async () => {
    const { id, folio } = await referralOn('2026-03-02', { regime: 'transparency' });
    goTo('2026-03-04');
    expect((await act(id, { act: 'suspend', reason: 'Acuerdo 4' })).body).toMatchObject({
      state: 'suspended',
      dueDate: null,
    });
    const waiting = (await api(desk, 'follow_up').get(`/petitions/${folio}/referrals`)).body as object[];
    expect(waiting).toMatchObject([{ clock: 'suspended', dueDate: null, overdue: false }]);
    goTo('2026-03-06');
    expect((await act(id, { act: 'resume', reason: 'Contestó' })).body.dueDate).toBe('2026-04-02');
    goTo('2026-03-10');
    expect((await act(id, { act: 'extend', amount: 10, reason: 'Acuerdo 5' })).body.dueDate).toBe('2026-04-16');
    const { body } = await api(desk, 'auditor').get(`/petitions/${folio}/ledger`);
    expect((body as { act: string }[]).map((entry) => entry.act).slice(2)).toEqual(
      'clock_started clock_suspended clock_resumed clock_extended'.split(' '),
    );
  });

  it('starts from zero after an interruption', async () => {
    const { id } = await referralOn('2026-03-02', { regime: 'transparency' });
    goTo('2026-03-04');
    await act(id, { act: 'interrupt', reason: 'Prevención' });
    goTo('2026-03-10');
    expect((await act(id, { act: 'resume', reason: 'Contestó' })).body.dueDate).toBe('2026-04-08');
  });
});

describe('The clock of a referral', () => {
  it.each<[string, object, number, string]>([
    ['resumed while it runs', { act: 'resume', reason: 'x' }, 409, 'clock.act'],
    ['extended by more than the regime allows', { act: 'extend', amount: 11, reason: 'x' }, 422, 'clock.extension'],
    ['moved without a reason', { act: 'suspend', reason: ' ' }, 422, 'request.invalid'],
    ['started by hand', { act: 'start', reason: 'x' }, 422, 'request.invalid'],
  ])('is not %s', async (_what, body, status, code) => {
    const { id } = await referralOn('2026-03-02', { regime: 'transparency' });
    const answer = await act(id, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is not extended once it is over', async () => {
    const { id } = await referralOn('2026-03-02', { regime: 'transparency' });
    goTo('2026-04-20');
    expect((await act(id, { act: 'extend', amount: 5, reason: 'x' })).body.code).toBe('clock.extension-late');
  });

  it('runs from the acknowledgement where the regime says so', async () => {
    await desk.database.query(`INSERT INTO term_regime (key, version, position, name, basis, starts_at, amount)
      VALUES ('oaxaca', 2, 2, 'Desde el acuse', 'Bando', 'acknowledgement', 5)`);
    const { id } = await referralOn('2026-03-02', { regime: 'oaxaca' });
    expect(await clockOf(id)).toMatchObject({ state: 'waiting', dueDate: null, days: [] });
    goTo('2026-03-04');
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' });
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-11' });
  });

  it('stops with the answer and keeps its due date; its department reads it and no other', async () => {
    const { id } = await referralOn('2026-03-02', { termDays: 5 });
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' });
    await api(desk, 'department').post(`/referrals/${id}/reply`, { sense: 'granted', text: 'Hecho' });
    expect(await clockOf(id)).toMatchObject({ state: 'stopped', dueDate: '2026-03-09' });
    expect((await api(desk, 'department').get(`/referrals/${id}/clock`)).status).toBe(200);
    expect((await api(desk, 'otherDepartment').get(`/referrals/${id}/clock`)).status).toBe(404);
    expect((await act(id, { act: 'suspend', reason: 'x' })).status).toBe(409);
  });
});

describe('A stopped clock', () => {
  it('goes on when it is reopened, with what was left or with a term of its own, and the ledger attests it', async () => {
    const { id, folio } = await referralOn('2026-03-02', { termDays: 5 });
    const stopAndReopen = (amount?: number) =>
      desk.app.get(Db).transaction(async (tx) => {
        const [petition] = (await tx.query(`SELECT petition_id AS id FROM referral WHERE id = ${id}`)) as {
          id: number;
        }[];
        const who = { ...(await administrator()), address: '127.0.0.1' } as never;
        const clocks = desk.app.get(Clocks);
        await clocks.stop(tx, petition!, id, 'Se contestó', who);
        await clocks.reopen(tx, petition!, id, { reason: 'No fue congruente', amount }, who);
      });
    goTo('2026-03-04');
    await stopAndReopen();
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-09' });
    goTo('2026-03-20');
    await stopAndReopen(3);
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-03-25' });
    const { body } = await api(desk, 'auditor').get(`/petitions/${folio}/ledger`);
    expect((body as { act: string }[]).at(-1)?.act).toBe('clock_reopened');
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });

  it('moves by nothing else', async () => {
    const { id } = await referralOn('2026-03-02');
    const set = (state: string) => `UPDATE clock SET state = '${state}' WHERE referral_id = ${id}`;
    await expect(desk.database.query(`${set('stopped')}; ${set('running')}`)).rejects.toThrow('only by being reopened');
  });
});

const mourning: CalendarChange = {
  change: 'added',
  firstDay: '2026-06-10',
  lastDay: '2026-06-11',
  reason: 'Luto',
  basis: 'Decreto 7',
};

async function administrator() {
  const rows = await desk.database.query<{ id: number; name: string }>(
    `SELECT id, name FROM person WHERE role = 'administrator'`,
  );
  return rows[0] as { id: number; name: string };
}

async function change(what: CalendarChange): Promise<number> {
  const who = { ...(await administrator()), address: '127.0.0.1' };
  return desk.app.get(Db).transaction((tx) => desk.app.get(Calendars).change(tx, 'LFT', what, who as never));
}

describe('A new non-working day', () => {
  it('moves the open clocks that it touches, each with its entry, and says first how many', async () => {
    const touched = await referralOn('2026-06-08', { termDays: 5 });
    const before = await referralOn('2026-06-01', { termDays: 5 });
    const answered = await referralOn('2026-06-08', { termDays: 5 });
    const suspended = await referralOn('2026-06-08', { regime: 'transparency' });
    await api(desk, 'department').post(`/referrals/${answered.id}/acknowledgement`, { name: 'Ana Ríos' });
    await api(desk, 'department').post(`/referrals/${answered.id}/reply`, { sense: 'granted', text: 'Hecho' });
    await act(suspended.id, { act: 'suspend', reason: 'x' });
    // Two clocks of one petition: their entries are chained one after the other.
    const order = { department: 'DMU', instruction: 'attend', termDays: 6 };
    await api(desk, 'follow_up').post(`/petitions/${touched.folio}/referrals`, {
      referrals: [order],
      knownReferrals: 1,
    });

    const recount = desk.app.get(Recount);
    expect(await recount.preview('LFT', mourning)).toBe(2);
    const version = await change(mourning);
    await recount.run({ calendar: 'LFT', version });
    await recount.run({ calendar: 'LFT', version });

    expect(await clockOf(touched.id)).toMatchObject({ dueDate: '2026-06-17', calendarVersion: version });
    expect(await clockOf(before.id)).toMatchObject({ dueDate: '2026-06-08', calendarVersion: 1 });
    expect(await clockOf(answered.id)).toMatchObject({ dueDate: '2026-06-15', calendarVersion: 1 });
    const told = (await clockOf(touched.id)).days.find(({ day }) => day === '2026-06-10');
    expect(told).toMatchObject({ counted: false, note: 'Luto (Decreto 7)' });
    const { body } = await api(desk, 'auditor').get(`/petitions/${touched.folio}/ledger`);
    expect((body as { act: string }[]).filter((entry) => entry.act === 'due_date_moved')).toHaveLength(2);
    const made = await desk.database.query('SELECT moved, recounted_at IS NOT NULL AS done FROM calendar_version');
    expect(made).toEqual([{ moved: 2, done: true }]);
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });
});

describe('A day of the calendar', () => {
  it('that is taken back moves them back; every version can be read again', async () => {
    const { id } = await referralOn('2026-06-08', { termDays: 5 });
    const version = await change({ ...mourning, change: 'removed', reason: 'Sin efecto', basis: 'Decreto 8' });
    await desk.app.get(Recount).run({ calendar: 'LFT', version });
    expect((await clockOf(id)).dueDate).toBe('2026-06-15');
    const has = async (asOf: number) =>
      (await calendarAt(desk.app.get(Db), 'LFT', asOf)).nonWorkingDays.some(({ day }) => day === '2026-06-10');
    expect([await has(version - 2), await has(version - 1), await has(version)]).toEqual([false, true, false]);
  });

  it('is refused when it changes nothing', async () => {
    await expect(change({ ...mourning, firstDay: '2026-05-01', lastDay: '2026-05-01' })).rejects.toMatchObject({
      code: 'calendar.day-known',
    });
  });

  it('leaves alone what somebody suspended while it was being counted', async () => {
    const { id } = await referralOn('2026-06-08', { termDays: 5 });
    const version = await change(mourning);
    await act(id, { act: 'suspend', reason: 'Acuerdo 9' });
    await desk.app.get(Recount).run({ calendar: 'LFT', version });
    expect(await clockOf(id)).toMatchObject({ state: 'suspended', dueDate: null });
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });
});
