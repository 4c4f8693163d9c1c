import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register, SIGNED_FOR } from '../support/petitions.js';

const clock = new HandClock('2026-01-05T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

const as = (user: User) => api(desk, user);
const goTo = (moment: string) => clock.putTo(`${moment}:00-06:00`);

interface View {
  key: string;
  definition: number;
  numerator: number;
  denominator: number;
  percent: number | null;
  median: number | null;
  p90: number | null;
}
interface Behind {
  total: number;
  petitions: { folio: string; inNumerator: boolean; department: string | null }[];
}

async function figures(from: string, to: string, cuts = ''): Promise<Record<string, View>> {
  const { body } = await as('supervisor').get(`/indicators?from=${from}&to=${to}${cuts}`).expect(200);
  return Object.fromEntries((body as View[]).map((view) => [view.key, view]));
}

async function behind(key: string, from: string, to: string, part = 'denominator', cuts = ''): Promise<Behind> {
  const address = `/indicators/${key}/petitions?from=${from}&to=${to}&part=${part}${cuts}`;
  return (await as('auditor').get(address).expect(200)).body as Behind;
}

/** Numerator and denominator, as people say them. */
const share = ({ numerator, denominator }: View) => `${numerator} of ${denominator}`;

async function received(moment: string, changes: object = {}): Promise<string> {
  goTo(moment);
  return (await register(desk, changes)).folio;
}

async function acknowledge(referral: number): Promise<void> {
  await as('follow_up').post(`/referrals/${referral}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
}

async function reply(referral: number): Promise<void> {
  await as('follow_up').post(`/referrals/${referral}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);
}

/** Two departments at once; the ids of their referrals. */
async function referToTwo(folio: string): Promise<[number, number]> {
  const referrals = ['SOPDU', 'DMU'].map((department) => ({ department, instruction: 'attend', termDays: 10 }));
  const { body } = await as('follow_up').post(`/petitions/${folio}/referrals`, { referrals }).expect(201);
  return (body as { id: number }[]).map(({ id }) => id) as [number, number];
}

async function notify(folio: string, day: string): Promise<void> {
  const { proof: _proof, ...signed } = SIGNED_FOR;
  await as('follow_up')
    .post(`/petitions/${folio}/notifications`, { method: 'in_person', notifiedOn: day, ...signed })
    .expect(201);
}

const QUARTER = ['2026-01-01', '2026-03-31'] as const;

/** What is counted below; everything in it happened through the product's own acts. */
async function firstQuarter(): Promise<Record<string, string>> {
  const folios: Record<string, string> = {};
  // Monday 5 January: turned the next day, acknowledged, answered on the 19th, notified in time.
  folios['answered'] = await received('2026-01-05T10:00');
  goTo('2026-01-06T10:00');
  const first = await refer(desk, folios['answered']);
  await acknowledge(first);
  goTo('2026-01-19T10:00');
  await reply(first);
  goTo('2026-01-20T10:00');
  await notify(folios['answered'], '2026-01-20');
  // Turned late to two, of which one answered.
  folios['half'] = await received('2026-01-12T10:00', { senderKind: 'authority', contactNeighbourhood: 'Centro' });
  goTo('2026-01-20T12:00');
  const [one] = await referToTwo(folios['half']);
  await acknowledge(one);
  await reply(one);
  // An invitation: nothing is owed.
  folios['invitation'] = await received('2026-01-21T10:00');
  await refer(desk, folios['invitation'], { instruction: 'represent', termDays: undefined });
  // Given back for wrong competence.
  folios['returned'] = await received('2026-01-22T10:00');
  const wrong = await refer(desk, folios['returned']);
  await acknowledge(wrong);
  await as('department').post(`/referrals/${wrong}/return`, { reason: 'Es de alumbrado', proposed: 'DMU' }).expect(201);
  folios['withdrawn'] = await received('2026-01-23T10:00');
  await as('follow_up')
    .post(`/petitions/${folios['withdrawn']}/withdrawal`, { reason: 'Ya lo repararon los vecinos' })
    .expect(204);
  // The last second of the quarter in the municipality is already April in UTC; answered in the next quarter.
  folios['last'] = await received('2026-03-31T23:59');
  folios['next'] = await received('2026-04-01T00:00');
  goTo('2026-04-01T10:00');
  const late = await refer(desk, folios['last']);
  await acknowledge(late);
  goTo('2026-05-04T10:00');
  await reply(late);
  return folios;
}

describe('A period without petitions', () => {
  it('has no rate, and says so instead of a zero', async () => {
    const { 'attention-rate': rate, 'days-to-reply': days } = await figures('2025-01-01', '2025-03-31');
    expect([share(rate!), rate!.percent, days!.median]).toEqual(['0 of 0', null, null]);
    const page = (await (await desk.signIn('supervisor')).get('/indicadores?desde=2025-01-01&hasta=2025-03-31')).text;
    expect(page).toContain('Nada que contar');
  });
});

describe('The first quarter of 2026', () => {
  let folios: Record<string, string>;

  beforeAll(async () => {
    folios = await firstQuarter();
  });

  it('counts by the day of reception, whenever the answer came', async () => {
    const rows = await figures(...QUARTER);
    expect(share(rows['attention-rate']!)).toBe('2 of 4');
    expect(rows['attention-rate']!.percent).toBe(50);
    expect(share(rows['answers-to-received']!)).toBe('2 of 6');
    expect(share(rows['with-folio']!)).toBe('6 of 6');
    // The half one was turned after six business days, and the withdrawn one never.
    expect(share(rows['referred-on-time']!)).toBe('4 of 6');
    expect(share(rows['acknowledged']!)).toBe('4 of 6');
    expect(share(rows['given-back']!)).toBe('1 of 6');
  });

  it('lists behind each number as many rows as it counts', async () => {
    const rows = await figures(...QUARTER);
    for (const { key, numerator, denominator } of Object.values(rows)) {
      const [all, hits] = [await behind(key, ...QUARTER), await behind(key, ...QUARTER, 'numerator')];
      expect([key, all.total, all.petitions.length]).toEqual([key, denominator, denominator]);
      expect([key, hits.total, hits.petitions.length]).toEqual([key, numerator, numerator]);
    }
    const attention = await behind('attention-rate', ...QUARTER);
    expect(attention.petitions.map(({ folio, inNumerator }) => [folio, inNumerator])).toEqual([
      [folios['answered'], true],
      [folios['half'], false],
      [folios['returned'], false],
      [folios['last'], true],
    ]);
  });

  it('measures business days: weekends and the first Monday of February are none', async () => {
    const { 'days-to-reply': replied, 'days-to-notify': told } = await figures(...QUARTER);
    // From 5 to 19 January there are 10; from 31 March to 4 May, without 1 May, 23.
    expect([replied!.median, replied!.p90, replied!.numerator]).toEqual([16.5, 23, 2]);
    expect([told!.median, told!.numerator]).toEqual([11, 1]);
  });

  it('counts what was due in the period, answered and notified by then', async () => {
    // Turned on 6 January with ten business days: due on the 20th, when it was notified. The half one was due on 4 February.
    expect(share((await figures('2026-01-20', '2026-01-20'))['attention-on-time']!)).toBe('1 of 1');
    expect(share((await figures('2026-02-01', '2026-02-28'))['attention-on-time']!)).toBe('0 of 1');
    expect(share((await figures(...QUARTER))['overdue']!)).toBe('1 of 2');
  });
});

describe('A figure', () => {
  it('is cut by department, channel, sender, neighbourhood, instruction and clerk', async () => {
    const rate = async (cut: string) => share((await figures(...QUARTER, cut))['attention-rate']!);
    expect(await rate('&department=SOPDU')).toBe('2 of 3');
    expect(await rate('&department=DMU')).toBe('0 of 1');
    expect(await rate('&senderKind=authority')).toBe('0 of 1');
    expect(await rate('&neighbourhood=Centro')).toBe('0 of 1');
    expect(await rate('&channel=counter')).toBe('2 of 4');
    expect(await rate('&channel=email')).toBe('0 of 0');
    expect(await rate('&instruction=represent')).toBe('0 of 0');
    expect(await rate('&clerk=rosa.ventanilla')).toBe('2 of 4');
    expect(share((await figures(...QUARTER, '&department=DMU'))['acknowledged']!)).toBe('0 of 1');
  });

  it('is kept as the views would count it anew', async () => {
    const facts = await desk.database.query(
      `SELECT count(*)::int AS differ FROM (TABLE petition_fact EXCEPT TABLE petition_as_counted) x`,
    );
    expect(facts).toEqual([{ differ: 0 }]);
    const referrals = await desk.database.query(
      `SELECT count(*)::int AS differ FROM (TABLE referral_fact EXCEPT TABLE referral_as_counted) x`,
    );
    expect(referrals).toEqual([{ differ: 0 }]);
  });
});

describe('The pages', () => {
  it('show each indicator with both numbers, its ficha, its parts and its folios', async () => {
    const supervisor = await desk.signIn('supervisor');
    const period = 'desde=2026-01-01&hasta=2026-03-31';
    const all = (await supervisor.get(`/indicadores?${period}`)).text;
    for (const words of ['Tasa de atención', '50.00 %', 'Respuestas entre lo recibido', '33.33 %', 'Insistencias'])
      expect(all).toContain(words);
    const ficha = (await supervisor.get(`/indicadores/attention-rate?${period}&por=canal`)).text;
    for (const words of ['Método de cálculo', 'Ventanilla', 'Mismo periodo del año anterior', 'Línea base'])
      expect(ficha).toContain(words);
    const folios = (await supervisor.get(`/indicadores/given-back/folios?${period}&parte=numerador`)).text;
    expect(folios).toContain('Secretaría de Obras Públicas');
    expect((await supervisor.get('/indicadores/no-existe')).status).toBe(404);
  });

  it('take goals of the year, show the light against them, and keep what was typed when it is wrong', async () => {
    const supervisor = await desk.signIn('supervisor');
    const goals = { year: '2026', annual: '80', first: '50,5', second: '60', third: '70', fourth: '80' };
    expect((await supervisor.post('/indicadores/attention-rate/metas', goals)).status).toBe(303);
    const page = (await supervisor.get('/indicadores?desde=2026-01-01&hasta=2026-03-31')).text;
    expect(page).toContain('Meta 50.5 %');
    const wrong = await supervisor.post('/indicadores/attention-rate/metas', { ...goals, annual: 'mucho' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('value="mucho"')]);
    const office = await desk.signIn('follow_up');
    expect((await office.post('/indicadores/attention-rate/metas', goals)).status).toBe(403);
    await expect(desk.database.query('UPDATE indicator_goal SET annual = 1')).rejects.toThrow(/is refused/);
  });
});

describe('A ficha', () => {
  it('changes by a new version with a reason, which of two people who write at once only one gets in', async () => {
    const supervisor = await desk.signIn('supervisor');
    const at = '/indicadores/repeated/definicion';
    const typed = {
      seen: '1',
      name: 'Reincidencias',
      programme: 'Peticiones',
      level: 'Componente',
      dimension: 'calidad',
      definition: 'Quien vuelve a pedir',
      method: 'a ÷ b × 100',
      numerator: 'a',
      denominator: 'b',
      exclusions: 'las anuladas',
      source: 'Registros',
      unit: 'por ciento',
      frequency: 'Trimestral',
      direction: 'descending',
      responsible: 'Seguimiento',
      verification: 'Folios',
      greenFrom: '90',
      greenTo: '110',
      amberFrom: '70',
      amberTo: '120',
    };
    expect((await supervisor.post(at, typed)).status).toBe(422);
    const sent = { ...typed, reason: 'Así la llama la matriz' };
    const wrong = await supervisor.post(at, { ...sent, greenTo: '10' });
    expect([wrong.status, wrong.text.includes('Semáforo')]).toEqual([422, true]);
    const both = await Promise.all([supervisor.post(at, sent), supervisor.post(at, sent)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect((await figures(...QUARTER))['repeated']).toMatchObject({ definition: 2, denominator: 6 });
    const page = (await supervisor.get('/indicadores/repeated')).text;
    for (const words of ['Reincidencias', 'Así la llama la matriz', 'Versión 2']) expect(page).toContain(words);
    expect((await (await desk.signIn('follow_up')).get(at)).status).toBe(403);
  });
});
