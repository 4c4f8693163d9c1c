import { verifyLedger } from '@oficialia/registry';
import { Db } from '@oficialia/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, liveWholeLife, refer, register, sendRegistration } from '../support/petitions.js';
import { signIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let folio: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());
beforeEach(async () => {
  clock.putTo('2026-03-10T16:00:00Z');
  folio = (await register(desk)).folio;
});

const reason = 'Se registró dos veces el mismo escrito';
const ask = (user: User = 'intake_clerk') => api(desk, user).post(`/petitions/${folio}/annulments`, { reason });
const decide = (approved: boolean, user: User = 'supervisor') =>
  api(desk, user).post(`/petitions/${folio}/annulments/decision`, { approved });
const statusOf = async () => (await api(desk, 'auditor').get(`/petitions/${folio}`)).body.status as string;
const actsOf = async () => {
  const { body } = await api(desk, 'auditor').get(`/petitions/${folio}/ledger`);
  return (body as { act: string }[]).map(({ act }) => act);
};

function annulments(): Promise<object[]> {
  return desk.database.query(
    `SELECT a.reason, asked.username AS "askedBy", a.requested_at AS "askedAt", decided.username AS "decidedBy",
       a.decided_at AS "decidedAt", a.approved
     FROM annulment a JOIN person asked ON asked.id = a.requested_by LEFT JOIN person decided ON decided.id = a.decided_by
     JOIN petition p ON p.id = a.petition_id WHERE p.folio = $1 ORDER BY a.id`,
    [folio],
  );
}

describe('An annulment', () => {
  it('needs a second person and keeps who, when and why; the folio stays', async () => {
    expect([(await ask()).status, await statusOf()]).toEqual([201, 'received']);
    clock.putTo('2026-03-11T16:00:00Z');
    const { status, body } = await decide(true);
    expect([status, body.folio, body.status]).toEqual([201, folio, 'annulled']);
    const askedAt = new Date('2026-03-10T16:00:00Z');
    const decidedAt = new Date('2026-03-11T16:00:00Z');
    const people = { askedBy: 'rosa.ventanilla', decidedBy: 'elena.supervision' };
    expect(await annulments()).toEqual([{ reason, ...people, askedAt, decidedAt, approved: true }]);
    expect(await actsOf()).toEqual(['registered', 'annulment_requested', 'annulled']);
  });

  it('does not give its number to the next petition', async () => {
    await ask();
    await decide(true);
    const next = (await register(desk)).folio;
    expect(Number(next.slice(-6))).toBe(Number(folio.slice(-6)) + 1);
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });

  it('that is refused leaves the petition as it was, and may be asked for again', async () => {
    await ask();
    expect([(await decide(false)).status, await statusOf()]).toEqual([201, 'received']);
    expect([(await ask('follow_up')).status, (await annulments()).length]).toEqual([201, 2]);
  });

  it('of a petition on its way ends it', async () => {
    await refer(desk, folio);
    await ask();
    await decide(true);
    const answer = await api(desk, 'follow_up').post(`/petitions/${folio}/referrals`, {
      referrals: [{ department: 'DMU', instruction: 'attend', termDays: 10 }],
      knownReferrals: 1,
    });
    expect([answer.status, answer.body.code, await statusOf()]).toEqual([409, 'petition.transition', 'annulled']);
  });
});

describe('An annulment is not decided', () => {
  it('by the person who asked for it', async () => {
    await ask('supervisor');
    const answer = await decide(true, 'supervisor');
    expect([answer.status, answer.body.code, await statusOf()]).toEqual([409, 'annulment.same-person', 'received']);
  });

  it('by the database either, when it is told that one person is two', async () => {
    await ask('supervisor');
    const same = `UPDATE annulment SET decided_by = requested_by, decided_at = now(), approved = true WHERE decided_at IS NULL`;
    await expect(desk.database.query(same)).rejects.toMatchObject({ constraint: 'annulment_second_person' });
  });

  it('when nobody asked for it', async () => {
    const answer = await decide(true);
    expect([answer.status, answer.body.code]).toEqual([409, 'annulment.none-open']);
  });

  it('without saying yes or no', async () => {
    await ask();
    const answer = await api(desk, 'supervisor').post(`/petitions/${folio}/annulments/decision`, {});
    expect([answer.status, await actsOf()]).toEqual([422, ['registered', 'annulment_requested']]);
  });

  it('twice: of two who decide at once one wins and the other is told', async () => {
    const second = await anotherSupervisor();
    await ask();
    const answers = await Promise.all([
      decide(true),
      second.post(`/peticiones/${folio}/anulaciones/decision`, { approved: 'false' }),
    ]);
    expect(answers.filter(({ status }) => status < 400)).toHaveLength(1);
    const lost = answers.find(({ status }) => status >= 400);
    expect([lost?.status, lost?.text]).toEqual([409, expect.stringContaining('quizá otra persona ya la decidió')]);
    expect((await annulments()).length).toBe(1);
  });

  it('and asked for twice either: of two who ask at once one wins', async () => {
    const answers = await Promise.all([ask('intake_clerk'), ask('follow_up')]);
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('annulment.pending');
    expect(await annulments()).toHaveLength(1);
  });

  it('and not asked for without a reason, nor of a petition that is closed', async () => {
    const without = await api(desk, 'intake_clerk').post(`/petitions/${folio}/annulments`, { reason: ' ' });
    expect([without.status, without.body.fields]).toEqual([
      422,
      [{ field: 'reason', message: 'Motivo: escriba este dato.' }],
    ]);
    const clerk = await desk.signIn('intake_clerk');
    const page = await clerk.post(`/peticiones/${folio}/anulaciones`, { reason: ' ' });
    expect([page.status, await actsOf()]).toEqual([422, ['registered']]);
    expect(page.text).toMatch(/id="f-reason-error"[^>]*>[^]{0,300}Motivo: escriba este dato\./);
    await liveWholeLife(desk, folio);
    const late = await ask();
    expect([late.status, late.body.code]).toEqual([409, 'petition.transition']);
  });
});

describe('A decided annulment', () => {
  it('is decided once and for all: the database lets nobody change it', async () => {
    await ask();
    await decide(true);
    for (const change of ['approved = false', 'decided_at = now()', `reason = 'Otra'`, 'approved = NULL']) {
      const statement = `UPDATE annulment SET ${change} WHERE decided_at IS NOT NULL`;
      await expect(desk.database.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('does not keep a retry of the registration from its folio', async () => {
    const key = `clave-${folio}`;
    const once = await sendRegistration(desk, {}, { key });
    folio = once.body.folio as string;
    await ask();
    await decide(true);
    const again = await sendRegistration(desk, {}, { key });
    expect([again.status, again.body.folio]).toEqual([200, folio]);
  });
});

/** A second supervisor, in front of a browser. */
async function anotherSupervisor() {
  await desk.database.query(`INSERT INTO person (username, name, role, password_hash)
    SELECT 'otra.supervision', 'Otra Supervisión', role, password_hash FROM person WHERE username = 'elena.supervision'`);

  return signIn(desk.server, 'otra.supervision', PASSWORD);
}

function ascending(a: number, b: number): number {
  return a - b;
}
