import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { api, refer, register } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

const office = () => api(desk, 'follow_up');
const begin = (folio: string, request: object) => office().post(`/petitions/${folio}/notifications`, request);
const follow = (folio: string, id: number, step: object) =>
  office().post(`/petitions/${folio}/notifications/${id}/steps`, step);
const goTo = (day: string) => clock.putTo(`${day}T16:00:00Z`);
const idOf = ({ body }: { body: unknown }) => (body as { id: number }).id;
const fieldsOf = ({ body }: { body: unknown }) =>
  (body as { fields: { field: string }[] }).fields.map(({ field }) => field);

const SIGNED = { recipient: 'Ana Ríos', signed: true, identification: 'passport' };
const IN_PERSON = { method: 'in_person', notifiedOn: '2026-03-02', ...SIGNED };
const CITED = {
  method: 'at_address',
  notifiedOn: '2026-03-02',
  outcome: 'absent',
  citedFor: '2026-03-03',
  citedAt: '10:30',
};
const POSTED = { method: 'board', notifiedOn: '2026-03-12' };

async function statusOf(folio: string): Promise<string> {
  return ((await office().get(`/petitions/${folio}`)).body as { status: string }).status;
}

async function reply(referral: number): Promise<void> {
  await api(desk, 'follow_up').post(`/referrals/${referral}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  await api(desk, 'follow_up').post(`/referrals/${referral}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);
}

async function answered(day = '2026-03-02'): Promise<string> {
  goTo(day);
  const { folio } = await register(desk);
  await reply(await refer(desk, folio));
  return folio;
}

async function turnedToTwo() {
  goTo('2026-03-02');
  const { folio } = await register(desk);
  const referrals = ['SOPDU', 'DMU'].map((department) => ({ department, instruction: 'attend', termDays: 10 }));
  const { body } = await office().post(`/petitions/${folio}/referrals`, { referrals }).expect(201);
  const [first, second] = body as [{ id: number; oficio: string }, { id: number; oficio: string }];
  return { folio, first, second };
}

describe('A notification', () => {
  it('in person closes the petition and says what was shown', async () => {
    const folio = await answered();
    const { body } = await begin(folio, IN_PERSON).expect(201);
    expect(body).toMatchObject({ state: 'in_effect', effectiveOn: '2026-03-02', steps: [{ act: 'delivered' }] });
    expect(await statusOf(folio)).toBe('closed');
    const page = await (await desk.signIn('follow_up')).get(`/peticiones/${folio}`);
    expect(page.text).toContain('Firmó de recibido. Se identificó con pasaporte.');
  });

  it('at the address goes by citation and second visit, each with its proof', async () => {
    const folio = await answered();
    const id = idOf(await begin(folio, CITED).expect(201));
    expect(await statusOf(folio)).toBe('replied');
    const form = await (await desk.signIn('follow_up')).get(`/peticiones/${folio}/notificaciones`);
    for (const told of ['Segunda visita: mar 3 mar 2026, 10:30 h', 'la cédula se fijó en la puerta'])
      expect(form.text).toContain(told);
    expect(fieldsOf(await follow(folio, id, { act: 'affixed', day: '2026-03-02' }).expect(422))).toEqual(['proof']);
    const second = { act: 'affixed', proof: 'En el zaguán.' };
    expect(fieldsOf(await follow(folio, id, { ...second, day: '2026-03-03' }).expect(422))).toEqual(['day']);
    goTo('2026-03-03');
    const { body } = await follow(folio, id, { ...second, day: '2026-03-03' }).expect(201);
    expect(body).toMatchObject({ state: 'in_effect', effectiveOn: '2026-03-03' });
    expect(await statusOf(folio)).toBe('closed');
    await follow(folio, id, { act: 'impossible', proof: 'Ya no' }).expect(409);
  });

  it('at an address that does not exist leaves the petition to be notified in another way', async () => {
    const folio = await answered();
    await begin(folio, {
      method: 'at_address',
      notifiedOn: '2026-03-02',
      outcome: 'impossible',
      proof: 'Es un baldío',
    }).expect(201);
    expect(await statusOf(folio)).toBe('replied');
    await begin(folio, IN_PERSON).expect(201);
    expect(await statusOf(folio)).toBe('closed');
  });
});

describe('A notification on the board', () => {
  it('counts after its business days, when it was taken down', async () => {
    // Thursday 12 March; Monday the 16th does not count.
    const folio = await answered('2026-03-12');
    const id = idOf(await begin(folio, POSTED).expect(201));
    goTo('2026-03-17');
    const early = await follow(folio, id, { act: 'withdrawn', day: '2026-03-17' }).expect(422);
    expect(JSON.stringify(early.body)).toContain('3 días hábiles en los estrados: hasta el mié 18 mar 2026');
    goTo('2026-03-18');
    await follow(folio, id, { act: 'withdrawn', day: '2026-03-18' }).expect(201);
    expect(await statusOf(folio)).toBe('closed');
  });

  it('that hung long enough is written down at once', async () => {
    const folio = await answered('2026-03-12');
    goTo('2026-03-20');
    const { body } = await begin(folio, { ...POSTED, withdrawnOn: '2026-03-20' }).expect(201);
    expect(body).toMatchObject({
      state: 'in_effect',
      effectiveOn: '2026-03-20',
      steps: [{ act: 'posted' }, { act: 'withdrawn' }],
    });
  });
});

describe('Notifications', () => {
  it('are made one at a time: who comes second reads who began, and may leave that attempt', async () => {
    const folio = await answered();
    const id = idOf(await begin(folio, CITED).expect(201));
    const { body } = await api(desk, 'supervisor').post(`/petitions/${folio}/notifications`, IN_PERSON).expect(409);
    expect(body).toMatchObject({
      code: 'notification.open',
      title: expect.stringContaining('ya empezó a notificarla'),
    });
    await follow(folio, id, { act: 'abandoned' }).expect(422);
    await follow(folio, id, { act: 'abandoned', proof: 'Vino a la oficina' }).expect(201);
    await begin(folio, IN_PERSON).expect(201);
    const late = await begin(folio, IN_PERSON).expect(409);
    expect(late.body).toMatchObject({ code: 'notification.made' });
  });

  it('of one answer of two do not close, and that of the last one does', async () => {
    const { folio, first, second } = await turnedToTwo();
    await reply(first.id);
    await begin(folio, IN_PERSON).expect(201);
    expect(await statusOf(folio)).toBe('referred');
    await begin(folio, IN_PERSON).expect(409);
    goTo('2026-03-03');
    await reply(second.id);
    expect(await statusOf(folio)).toBe('replied');
    await begin(folio, { ...IN_PERSON, notifiedOn: '2026-03-03' }).expect(201);
    expect(await statusOf(folio)).toBe('closed');
  });
});

describe('A petition whose last answer is not awaited any more', () => {
  it('closes by itself when the petitioner knows the others', async () => {
    const { folio, first, second } = await turnedToTwo();
    await reply(first.id);
    await begin(folio, IN_PERSON).expect(201);
    const number = second.oficio.replaceAll('/', '-');
    const worker = await startWorker(desk, clock);
    await office()
      .post(`/petitions/${folio}/oficios/${number}/cancellation`, { reason: 'Ya no hace falta' })
      .expect(201);
    await vi.waitFor(async () => expect(await statusOf(folio)).toBe('closed'), 20_000).finally(() => worker.close());
  });
});

describe('The office', () => {
  it('cannot notify tomorrow, nor before there is an answer, nor go on with what is of another petition', async () => {
    const folio = await answered();
    expect(fieldsOf(await begin(folio, { ...IN_PERSON, notifiedOn: '2026-03-03' }).expect(422))).toEqual([
      'notifiedOn',
    ]);
    expect(fieldsOf(await begin(folio, { ...IN_PERSON, notifiedOn: '2026-03-01' }).expect(422))).toEqual([
      'notifiedOn',
    ]);
    const { folio: other } = await register(desk);
    await begin(other, IN_PERSON).expect(409);
    const id = idOf(await begin(folio, CITED).expect(201));
    await follow(other, id, { act: 'abandoned', proof: 'x' }).expect(404);
  });

  it('finds papers and a form for each way', async () => {
    const folio = await answered();
    const saul = await desk.signIn('follow_up');
    const { text } = await readPdf(saul.get(`/peticiones/${folio}/cedula.pdf?medio=board`));
    expect(text).toContain('POR ESTRADOS');
    for (const way of ['in_person', 'at_address', 'email', 'telephone', 'board', 'loro']) {
      const page = await saul.get(`/peticiones/${folio}/notificaciones?medio=${way}`).expect(200);
      expect(page.text).toContain('Registrar la notificación');
    }
  });

  it('gets a form that does not fit back with what was typed', async () => {
    const folio = await answered();
    const saul = await desk.signIn('follow_up');
    const typed = { method: 'at_address', notifiedOn: '2026-03-02', outcome: 'absent', proof: 'Se dejó con la vecina' };
    const back = await saul.post(`/peticiones/${folio}/notificaciones`, typed).expect(422);
    for (const told of ['Escriba para qué día se dejó el citatorio', 'Se dejó con la vecina'])
      expect(back.text).toContain(told);
    await saul
      .post(`/peticiones/${folio}/notificaciones`, { ...typed, citedFor: '2026-03-03', citedAt: '09:00' })
      .expect(303);
    const { body } = await office().get(`/petitions/${folio}/notifications`).expect(200);
    const [{ id }] = body as [{ id: number }];
    const step = await saul.post(`/peticiones/${folio}/notificaciones/${id}/pasos`, {
      act: 'affixed',
      day: '2026-03-02',
    });
    expect([step.status, step.text.includes('Describa dónde se fijó')]).toEqual([422, true]);
  });
});

describe('The terms of notifications', () => {
  it('are the administrator’s, and wrong ones come back', async () => {
    const admin = await desk.signIn('administrator');
    const terms = { emailDays: '1', emailPresumedDays: '4', boardDays: '2', evaluationDays: '20', reopeningDays: '10' };
    await admin.post('/notificaciones/plazos', { ...terms, boardDays: '0' }).expect(422);
    await admin.post('/notificaciones/plazos', terms).expect(303);
    const [kept] = await desk.database.query('SELECT board_days, email_days FROM notification_terms');
    expect(kept).toEqual({ board_days: 2, email_days: 1 });
    await (await desk.signIn('follow_up')).get('/notificaciones/plazos').expect(403);
  });
});
