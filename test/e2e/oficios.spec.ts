import { Db, type Queryable } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-11-23T16:00:00Z');
let desk: Desk;
let elena: SignedIn;
let saul: SignedIn;
let sopdu: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  [elena, saul, sopdu] = [
    await desk.signIn('supervisor'),
    await desk.signIn('follow_up'),
    await desk.signIn('department'),
  ];
});
afterAll(() => desk.close());

const supervisor = () => api(desk, 'supervisor');
const office = () => api(desk, 'follow_up');

interface Oficio {
  folio: string;
  oficio: string;
  id: number;
  status: string;
}
const referralsOf = async (folio: string) => (await office().get(`/petitions/${folio}/referrals`)).body as Oficio[];
const statusOf = async (folio: string) => (await office().get(`/petitions/${folio}`)).body.status as string;
const pathOf = (folio: string, oficio: string) => `/peticiones/${folio}/oficios/${oficio.replaceAll('/', '-')}`;

async function turned(changes: object = {}): Promise<{ folio: string; oficio: string; id: number }> {
  const { folio } = await register(desk);
  const id = await refer(desk, folio, changes);
  const [referral] = await referralsOf(folio);
  return { folio, oficio: referral!.oficio, id };
}

const pdfOf = async (who: SignedIn, path: string) => (await readPdf(who.get(path))).text;

const template = async (kind = 'referral') => {
  const { body } = await supervisor().get(`/oficio-templates/${kind}`);
  const { wording, source, version } = body as { wording: Record<string, string>; source: string; version: number };
  return { ...wording, source, seen: version };
};

describe('The text of the oficios', () => {
  it('is edited as a new version that new oficios have, and what was issued keeps its own', async () => {
    const before = await turned();
    const text = { ...(await template()), closing: 'Reciba un *cordial* abrazo, {dependencia}.', reason: 'Más amable' };
    const { body } = await supervisor().post('/oficio-templates/referral', text).expect(201);
    expect(body).toMatchObject({ version: 2, madeBy: 'Lic. Elena Bautista Núñez', reason: 'Más amable' });
    const after = await turned();
    expect(await pdfOf(saul, `${pathOf(before.folio, before.oficio)}.pdf`)).toContain('cordial saludo');
    expect(await pdfOf(saul, `${pathOf(after.folio, after.oficio)}.pdf`)).toContain('cordial abrazo, ');
    await supervisor().post('/oficio-templates/referral', text).expect(409);
  });

  it('is not kept when it cannot be printed, and the form says in which line and keeps what was typed', async () => {
    const text = { ...(await template()), reason: 'Prueba' };
    const answer = await elena.post('/plantillas/referral', { ...text, source: `${text.source}\n#nadie` });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/Renglón \d+ de la página, que dice «#nadie»: Typst dice: «unknown variable: nadie»/);
    expect(answer.text).toContain('#nadie</textarea>');
    const wrong = await elena.post('/plantillas/referral', { ...text, opening: 'Con {fundamentos}' });
    expect(wrong.text).toContain('No hay un campo {fundamentos}');
  });

  it('is shown before it is kept, with invented data or those of a petition that one sees', async () => {
    const { folio } = await register(desk, { subject: 'Poda de un árbol enorme' });
    const { seen: _, ...text } = { ...(await template()), closing: 'Hasta pronto.' };
    const shown = async (changes: object) => {
      return (await readPdf(supervisor().post('/oficio-templates/referral/preview', { ...text, ...changes }))).text;
    };
    expect(await shown({})).toContain('Hasta pronto.');
    expect(await shown({ folio })).toContain('Poda de un árbol enorme');
    const { body } = await api(desk, 'administrator')
      .post('/oficio-templates/referral/preview', { ...text, folio })
      .expect(422);
    expect(body.fields[0].message).toContain('su cuenta no ve peticiones');
  });

  it('that breaks later stops neither the number nor the paper', async () => {
    await desk.database.query(
      `INSERT INTO oficio_template (kind, version, wording, source, reason, made_at, made_by)
       SELECT kind, version + 1, wording, '#roto', 'Rota', now(), (SELECT min(id) FROM person) FROM oficio_template
       WHERE kind = 'referral' ORDER BY version DESC LIMIT 1`,
    );
    const { folio, oficio } = await turned();
    const path = `${pathOf(folio, oficio)}.pdf`;
    const page = await saul.get(path);
    expect(page.status).toBe(422);
    expect(page.text).toContain('su número es válido');
    expect(page.text).toContain(`${path}?plantilla=original`);
    expect(await pdfOf(saul, `${path}?plantilla=original`)).toContain(oficio);
    const original = await elena.get('/plantillas/referral?version=original');
    expect(original.text).toContain('Sin otro particular');
    const { body } = await office().post('/oficio-printings', { oficios: [oficio] });
    expect(await pdfOf(saul, `/oficios/impresiones/${body.id}.pdf`)).toContain(oficio);
    const repaired = { ...(await template()), source: (await sourceOf(1)) ?? '', reason: 'Se reparó' };
    await supervisor().post('/oficio-templates/referral', repaired).expect(201);
  });
});

async function sourceOf(version: number): Promise<string | undefined> {
  const [row] = await desk.database.query<{ source: string }>(
    `SELECT source FROM oficio_template WHERE kind = 'referral' AND version = $1`,
    [version],
  );
  return row?.source;
}

describe('The series of the oficios', () => {
  it('number without gaps or repeats when many turn on two desks at once, and give back what was not issued', async () => {
    await elena.post('/series-de-oficios/nueva', {
      prefix: 'OP',
      name: 'Oficialía',
      office: 'Oficialía Mayor',
      active: '1',
    });
    const folios = await Promise.all(Array.from({ length: 12 }, () => register(desk)));
    const second = await startDesk({ share: desk, clock });
    const turn = (folio: string, department: string) =>
      api(department === 'DMU' ? second : desk, 'follow_up').post(`/petitions/${folio}/referrals`, {
        series: 'OP',
        referrals: [{ department, instruction: 'attend', termDays: 5 }],
      });
    const answers = await Promise.all(
      folios.flatMap(({ folio }) => [turn(folio, 'SOPDU'), turn(folio, 'no-existe'), turn(folio, 'DMU')]),
    );
    // What a desk numbered is printed after it is gone, by any other.
    await second.close();
    const issued = answers.flatMap(({ status, body }) => (status === 201 ? (body as Oficio[]) : []));
    const numbers = await desk.database.query<{ number: number }>(
      `SELECT number FROM oficio o JOIN oficio_series s ON s.id = o.series_id WHERE s.prefix = 'OP' ORDER BY number`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: issued.length }, (_, index) => index + 1));
    expect(issued.length).toBeGreaterThanOrEqual(12);
    const page = await saul.get(`/peticiones/${(await register(desk)).folio}/turnar?dependencia=municipal`);
    expect(page.text).toContain('OP, Oficialía');
    for (const { folio, oficio } of issued)
      expect(await pdfOf(saul, `${pathOf(folio, oficio)}.pdf`)).toContain('Oficialía Mayor');
  });

  it('are closed but never all, and a closed one gives no numbers', async () => {
    const close = (prefix: string) => supervisor().put(`/oficio-series/${prefix}`, { name: 'Cerrada', active: false });
    await close('OP').expect(200);
    const { body } = await close('SP').expect(409);
    expect(body.code).toBe('oficio-series.last');
    const { folio } = await register(desk);
    await office()
      .post(`/petitions/${folio}/referrals`, {
        series: 'OP',
        referrals: [{ department: 'SOPDU', instruction: 'inform' }],
      })
      .expect(404);
  });
});

describe('An oficio that is cancelled', () => {
  it('keeps its number, says so on paper, stops its clock and sends the petition back to be turned', async () => {
    const { folio, oficio, id } = await turned();
    const path = `${pathOf(folio, oficio)}/cancelacion`;
    expect((await saul.post(path, { reason: ' ' })).status).toBe(422);
    expect((await saul.post(path, { reason: 'Se dirigió al área equivocada' })).status).toBe(303);
    expect(await statusOf(folio)).toBe('received');
    const [referral] = await referralsOf(folio);
    expect(referral).toMatchObject({
      status: 'cancelled',
      clock: 'stopped',
      cancelReason: 'Se dirigió al área equivocada',
    });
    expect(await pdfOf(saul, `${pathOf(folio, oficio)}.pdf`)).toContain('CANCELADO');
    expect((await sopdu.get(`/peticiones/${folio}`)).text).toContain('Se dirigió al área equivocada');
    expect((await saul.post(path, { reason: 'Otra vez' })).status).toBe(409);
    await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana' }).expect(409);
    await office()
      .post(`/petitions/${folio}/referrals`, {
        knownReferrals: 1,
        referrals: [{ department: 'DMU', instruction: 'attend', termDays: 5 }],
      })
      .expect(201);
    expect((await referralsOf(folio)).map(({ status }) => status)).toEqual(['cancelled', 'issued']);
    const changes = [
      'UPDATE oficio SET label = label',
      'DELETE FROM oficio_cancellation',
      `UPDATE oficio_template SET source = ''`,
    ];
    for (const sql of changes) await expect(desk.database.query(sql)).rejects.toThrow(/is refused/);
    await whole();
  });

  it('leaves the petition with the other department, and cannot be once it is answered', async () => {
    const { folio } = await register(desk);
    const referrals = ['SOPDU', 'DMU'].map((department) => ({ department, instruction: 'attend', termDays: 5 }));
    const { body } = await office().post(`/petitions/${folio}/referrals`, { referrals }).expect(201);
    const [first, second] = body as [Oficio, Oficio];
    const department = api(desk, 'department');
    await department.post(`/referrals/${first.id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
    await department.post(`/referrals/${first.id}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);
    expect(await statusOf(folio)).toBe('referred');
    const cancel = ({ oficio }: Oficio) =>
      office().post(`/petitions/${folio}/oficios/${oficio.replaceAll('/', '-')}/cancellation`, { reason: 'Sobraba' });
    expect((await cancel(first)).body.code).toBe('oficio.replied');
    await cancel(second).expect(201);
    expect(await statusOf(folio)).toBe('replied');
    await whole();
  });
});

describe('The minutario', () => {
  it('lists every oficio, finds one by its number in any notation, and shows a department only its own', async () => {
    const { folio, oficio } = await turned();
    const other = await turned({ department: 'DMU' });
    const number = Number(oficio.split('/')[1]);
    for (const typed of [`sp-${number}`, `${number}/2026`, String(number)]) {
      const found = await saul.get(`/oficios?numero=${encodeURIComponent(typed)}`);
      expect(found.text).toContain(folio);
      expect(found.text).not.toContain(other.folio);
    }
    const { body } = await api(desk, 'department').get('/oficios?month=11&year=2026').expect(200);
    const departments = (body.oficios as { department: string }[]).map(({ department }) => department);
    expect(new Set(departments)).toEqual(new Set(['SOPDU']));
    expect((await sopdu.get(`/oficios?numero=${other.oficio}`)).text).not.toContain(other.folio);
    expect((await sopdu.get(`${pathOf(other.folio, other.oficio)}.pdf`)).status).toBe(404);
    const csv = await saul.get('/oficios/minutario.csv?desde=2026-11-01&hasta=2026-11-30').expect(200);
    expect(csv.text).toContain(`${oficio},2026-11-23,${folio},`);
    expect(await pdfOf(saul, '/oficios/minutario.pdf')).toContain(other.oficio);
    expect((await saul.get('/oficios?desde=ayer')).text).toContain('Desde: escriba una fecha válida.');
  });

  it('prints many oficios as one document in order, keeps who printed them, and takes them off the list', async () => {
    const made = [await turned(), await turned(), await turned()];
    const labels = made.map(({ oficio }) => oficio).toReversed();
    const answer = await saul.post('/oficios/impresiones', { oficios: labels });
    const text = await pdfOf(saul, `${answer.headers['location']}.pdf`);
    const places = labels.map((label) => text.indexOf(`OFICIO NÚM. ${label}`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    const { body } = await office().get(`/oficios?number=${labels[0]}`);
    expect(body.oficios[0]).toMatchObject({ number: labels[0], printedBy: 'Saúl Peña Güemes' });
    const waiting = (await saul.get('/oficios?estado=por-imprimir')).text;
    for (const label of labels) expect(waiting).not.toContain(`>${label}<`);
    expect((await saul.post('/oficios/impresiones', {})).headers['location']).toBe('/oficios?estado=por-imprimir');
  });
});

describe('A petition for another authority', () => {
  it('is sent with its oficio, leaves the departments and the rate, and the citizen reads to whom it went', async () => {
    const { folio, oficio } = await turned();
    const [authority] = await desk.database.query<{ key: string; name: string }>(
      `SELECT key, name FROM department WHERE level = 'federal' AND active ORDER BY id LIMIT 1`,
    );
    const rate = async () =>
      (await office().get('/indicators/attention-rate?from=2026-11-23&to=2026-11-23')).body.denominator as number;
    const before = await rate();
    const request = { authority: 'SOPDU', legalBasis: 'el artículo 27 de la Ley de la Industria Eléctrica' };
    expect((await office().post(`/petitions/${folio}/remissions`, request)).status).toBe(422);
    const sent = {
      ...request,
      authority: authority!.key,
      regime: 'transparency',
      message: 'El poste es de la empresa.',
    };
    const { body } = await office().post(`/petitions/${folio}/remissions`, sent).expect(201);
    expect(body).toMatchObject({ authorityName: authority!.name, dueDate: '2026-11-26' });
    expect(await statusOf(folio)).toBe('remitted');
    expect((await referralsOf(folio))[0]).toMatchObject({ oficio, status: 'cancelled', clock: 'stopped' });
    const text = await pdfOf(saul, `${pathOf(folio, body.oficio)}.pdf`);
    expect(text).toContain('por no ser su materia de la competencia de este Ayuntamiento');
    expect(text).toContain('Ley de la Industria Eléctrica');
    expect(await rate()).toBe(before - 1);
    const [portal] = await desk.database.query('SELECT portal_remission($1) AS remission', [folio]);
    expect(portal!['remission']).toMatchObject({ authority: authority!.name, oficio: body.oficio });
    const page = (await saul.get(`/peticiones/${folio}`)).text;
    expect(page).toContain('Remisión por incompetencia');
    expect((await saul.post(`${pathOf(folio, body.oficio)}/cancelacion`, { reason: 'Sí es municipal' })).status).toBe(
      303,
    );
    expect(await statusOf(folio)).toBe('received');
    expect(await rate()).toBe(before);
    await whole();
  });
});

/** Every row is attested as it is. */
async function whole(): Promise<void> {
  expect(await verifyLedger(desk.app.get(Db) as Queryable)).toMatchObject({ fault: undefined });
}
