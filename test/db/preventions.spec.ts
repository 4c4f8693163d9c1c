import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;
let office: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  office = await desk.signIn('follow_up');
});
afterAll(() => desk.close());

const goTo = (day: string, time = '10:00') => clock.putTo(`${day}T${time}:00-06:00`);
const post = (folio: string, act: string, body: object = {}) =>
  api(desk, 'follow_up').post(`/petitions/${folio}/${act}`, body);
const MISSING = { missing: 'El croquis de la calle y su identificación' };
const prevent = (folio: string, body: object = {}) => post(folio, 'prevention', { ...MISSING, ...body });
const complete = (folio: string) => post(folio, 'prevention/completion', { note: 'Trajo el croquis' });
const lapse = (folio: string) => post(folio, 'prevention/lapse', { note: 'No vino nadie' });
const statusOf = async (folio: string) =>
  (await api(desk, 'follow_up').get(`/petitions/${folio}`)).body.status as string;
const clockOf = async (id: number) => (await api(desk, 'follow_up').get(`/referrals/${id}/clock`)).body;

/** Turned on Monday 2 March 2026 under a regime; Monday 16 March does not count (LFT). */
async function turned(regime: string): Promise<{ folio: string; id: number }> {
  goTo('2026-03-02');
  const { folio } = await register(desk);
  return { folio, id: await refer(desk, folio, { regime, termDays: undefined }) };
}

describe('Asking the petitioner to complete', () => {
  it('interrupts the clock of transparency, which begins anew when it is completed', async () => {
    const { folio, id } = await turned('transparency');
    goTo('2026-03-05');
    const asked = (await prevent(folio).expect(201)).body;
    // Ten business days as of the day on which it was asked.
    expect(asked).toMatchObject({ madeOn: '2026-03-05', completeBy: '2026-03-20', mayLapse: true, outcome: null });
    expect(await statusOf(folio)).toBe('in_prevention');
    expect(await clockOf(id)).toMatchObject({ state: 'suspended', dueDate: null });
    goTo('2026-03-10');
    await complete(folio).expect(201);
    expect(await statusOf(folio)).toBe('referred');
    // Twenty business days of the resumption.
    expect(await clockOf(id)).toMatchObject({ state: 'running', dueDate: '2026-04-08' });
    const again = await prevent(folio);
    expect([again.status, again.body.code]).toEqual([409, 'prevention.made']);
  });

  it('suspends the clock of the LFPA, which goes on with what was left', async () => {
    const { folio, id } = await turned('lfpa');
    const before = (await clockOf(id)).dueDate as string;
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana' }).expect(201);
    await prevent(folio, { days: 8 }).expect(201);
    goTo('2026-03-09');
    await complete(folio).expect(201);
    expect(await statusOf(folio)).toBe('acknowledged');
    expect([before, (await clockOf(id)).dueDate]).toEqual(['2026-06-02', '2026-06-09']);
    const { folio: other } = await turned('lfpa');
    const few = await prevent(other, { days: 4 });
    expect([few.status, few.body.title]).toEqual([
      422,
      '«Procedimiento administrativo federal» da por lo menos 5 días hábiles para completar.',
    ]);
  });
});

describe('A petition that was completed before it was turned', () => {
  it.each([
    // Twenty business days of the completion.
    ['transparency', '2026-04-08'],
    // Three months of the filing, and the eight days that it was held.
    ['lfpa', '2026-06-10'],
  ])('has a term by %s of the filing, which was held meanwhile', async (regime, due) => {
    goTo('2026-03-02');
    const { folio } = await register(desk);
    await prevent(folio, { regime }).expect(201);
    goTo('2026-03-10');
    await complete(folio).expect(201);
    goTo('2026-03-12');
    const preview = await office.get(`/peticiones/${folio}/turnar/vencimiento?regime-0=${regime}`);
    const id = await refer(desk, folio, { regime, termDays: undefined });
    expect(preview.text).toMatch(/ desde que se recibió: vence el \S+ \d+ \S+ 2026\.$/);
    expect((await clockOf(id)).dueDate).toBe(due);
  });
});

describe('A prevention', () => {
  it('that comes too late leaves the clock alone, and the petition can no longer be rejected as incomplete', async () => {
    const { folio, id } = await turned('transparency');
    goTo('2026-03-10');
    expect((await prevent(folio).expect(201)).body).toMatchObject({ mayLapse: false });
    expect((await clockOf(id)).state).toBe('running');
    goTo('2026-04-30');
    const refused = await lapse(folio);
    expect([refused.status, refused.body.title]).toEqual([
      409,
      'Se previno fuera del plazo que da el régimen; por eso ya no se puede desechar por incompleta. Siga con lo que hay.',
    ]);
    await complete(folio).expect(201);
  });

  it('needs its days where the regime sets none, and tells the citizen the day and nothing else', async () => {
    goTo('2026-03-02');
    const { folio } = await register(desk);
    expect((await prevent(folio)).body.code).toBe('prevention.days-missing');
    expect((await prevent(folio, { regime: 'procedure', days: 5 }).expect(201)).body).toMatchObject({ mayLapse: true });
    const [{ petition } = { petition: {} }] = await desk.database.query<{ petition: object }>(
      `SELECT petition FROM portal_petition($1, '')`,
      [folio],
    );
    expect(petition).toMatchObject({ status: 'in_prevention', completeBy: '2026-03-09' });
    expect(JSON.stringify(petition)).not.toContain('croquis');
    const waiting = await post(folio, 'referrals', { referrals: [{ department: 'DMU', instruction: 'attend' }] });
    expect([waiting.status, waiting.body.code]).toEqual([409, 'petition.transition']);
    await complete(folio).expect(201);
    expect(await statusOf(folio)).toBe('received');
  });
});

describe('A prevention that nobody answers', () => {
  it('is shown as due to be decided; a person counts the petition as never filed, with its letter', async () => {
    const { folio, id } = await turned('transparency');
    const asked = (await prevent(folio).expect(201)).body;
    goTo(asked.completeBy as string);
    expect((await lapse(folio)).body.code).toBe('prevention.running');
    expect((await office.get('/prevenciones')).text).not.toContain('Tener por no presentada');
    goTo('2026-03-18');
    expect((await office.get('/prevenciones')).text).toContain('Tener por no presentada');
    const both = await Promise.all([lapse(folio), lapse(folio)]);
    expect(both.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([201, 409]);
    expect((await complete(folio)).body.code).toBe('petition.transition');
    expect(await statusOf(folio)).toBe('not_filed');
    expect((await clockOf(id)).state).toBe('stopped');
    for (const letter of ['prevencion', 'no-presentada']) {
      const pdf = await office.get(`/peticiones/${folio}/prevencion/${letter}.pdf`);
      expect([pdf.status, pdf.headers['content-type'], (pdf.body as Buffer).subarray(0, 4).toString()]).toEqual([
        200,
        expect.stringContaining('application/pdf'),
        '%PDF',
      ]);
    }
  });
});

describe('The forms', () => {
  it('ask, take what came with its paper, and keep what was typed when something is wrong', async () => {
    const { folio } = await turned('transparency');
    const wrong = await office.post(`/peticiones/${folio}/prevencion`, { missing: '', days: '3' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Lo que falta: escriba este dato.')]);
    expect((await office.post(`/peticiones/${folio}/prevencion`, { ...MISSING, days: '' })).status).toBe(303);
    expect((await office.get(`/peticiones/${folio}`)).text).toContain('El croquis de la calle');
    const sent = await office.agent
      .post(`/peticiones/${folio}/prevencion/desahogo`)
      .field('_csrf', office.csrf)
      .field('note', 'Trajo el croquis')
      .attach('files', Buffer.from('%PDF-1.4\n%%EOF'), 'croquis.pdf');
    expect(sent.status).toBe(303);
    expect((await office.get(`/peticiones/${folio}`)).text).toContain('croquis.pdf');
  });

  it('record that the petitioner no longer asks for it, and the clock stops', async () => {
    const { folio, id } = await turned('petition');
    expect((await office.get(`/peticiones/${folio}/desistimiento`)).status).toBe(200);
    const sent = await office.agent
      .post(`/peticiones/${folio}/desistimiento`)
      .field('_csrf', office.csrf)
      .field('reason', 'Ya se resolvió por otro lado');
    expect([sent.status, await statusOf(folio)]).toEqual([303, 'withdrawn']);
    expect((await clockOf(id)).state).toBe('stopped');
  });
});

it('All of it stands in the ledger as it happened', async () => {
  expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
});
