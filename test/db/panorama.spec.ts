import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-02-27T16:00:00Z');
let desk: Desk;
let supervisor: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  supervisor = await desk.signIn('supervisor');
});
afterAll(() => desk.close());

const as = (user: User) => api(desk, user);
const QUARTER = 'desde=2026-01-01&hasta=2026-03-31';

interface NumberOnPage {
  count: number;
  href: string;
}

/** Every number of a page that leads to its folios, once. */
function numbersOf(html: string): NumberOnPage[] {
  const found = [...html.matchAll(/<a class="number" href="([^"]+)">([\d,]+)</g)];
  const numbers = new Map(found.map(([, href = '', count = '']) => [href.replaceAll('&amp;', '&'), count]));
  return [...numbers].map(([href, count]) => ({ href, count: Number(count.replaceAll(',', '')) }));
}

/** How many rows the list behind a number has. */
async function rowsAt(href: string): Promise<number> {
  const { status, text } = await supervisor.get(href);
  if (status !== 200) throw new Error(`${href} answers ${status}`);
  const body = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(text)?.[1] ?? '';
  return body.includes('table-empty') ? 0 : [...body.matchAll(/<tr /g)].length;
}

async function pageOf(query: string): Promise<string> {
  const { status, text } = await supervisor.get(`/panorama?${query}`);
  expect([query, status]).toEqual([query, 200]);
  return text;
}

async function received(day: string, changes: object = {}): Promise<string> {
  clock.putTo(`${day}T10:00:00-06:00`);
  return (await register(desk, changes)).folio;
}

const acknowledge = (referral: number) =>
  as('follow_up').post(`/referrals/${referral}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
const reply = (referral: number) =>
  as('follow_up').post(`/referrals/${referral}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);

/** One petition at each stage, at two departments, of three neighbourhoods and none. */
async function livingOffice(): Promise<void> {
  await received('2026-01-05', { contactNeighbourhood: 'Centro', channel: 'courier' });
  const answered = await refer(desk, await received('2026-01-06', { contactNeighbourhood: 'Centro' }));
  const waiting = await refer(desk, await received('2026-01-12', { contactNeighbourhood: 'Dolores' }));
  await refer(desk, await received('2026-01-13', { contactNeighbourhood: 'Centro' }), { department: 'DMU' });
  const returned = await refer(desk, await received('2026-01-14'));
  await refer(desk, await received('2026-01-15'), { instruction: 'represent', termDays: undefined });
  clock.putTo('2026-01-16T10:00:00-06:00');
  for (const referral of [answered, waiting, returned]) await acknowledge(referral);
  await reply(answered);
  const reason = { reason: 'Es de alumbrado', proposed: 'DMU' };
  await as('department').post(`/referrals/${returned}/return`, reason).expect(201);
  const both = await received('2026-02-03', { contactNeighbourhood: 'Reforma' });
  const referrals = ['SOPDU', 'DMU'].map((department) => ({ department, instruction: 'attend', termDays: 10 }));
  const { body } = await as('follow_up').post(`/petitions/${both}/referrals`, { referrals }).expect(201);
  await acknowledge((body as { id: number }[])[0]!.id);
  await reply((body as { id: number }[])[0]!.id);
  clock.putTo('2026-03-20T10:00:00-06:00');
  const goals = { year: '2026', annual: '80', first: '50', second: '60', third: '70', fourth: '80' };
  expect((await supervisor.post('/indicadores/attention-rate/metas', goals)).status).toBe(303);
}

describe('An office without petitions', () => {
  it('has its page, which says that there is nothing to count', async () => {
    const html = await pageOf(QUARTER);
    expect(html).toContain('No hay peticiones que requieran respuesta en este periodo.');
    expect(html).toContain('No se turnó nada de lo recibido en este periodo.');
    expect(html).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(numbersOf(html).every(({ count }) => count === 0)).toBe(true);
  });
});

describe('The panorama of the first quarter', () => {
  beforeAll(livingOffice);

  it('says it in one sentence, and the part of each department by itself', async () => {
    const words = (await pageOf(QUARTER)).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/De 6 .*requieren respuesta.* se contestaron 1 .*\(16\.67 %\)\. Faltan 5 .*de las que 3/);
    expect(words).toMatch(/Meta 50 % ?Lejos de la meta/);
    expect(words).toContain('20.84 % de la meta anual de 80 %');
    const { body } = await as('auditor').get('/panorama?from=2026-01-01&to=2026-03-31').expect(200);
    const parts = (body as { departments: Record<string, unknown>[] }).departments;
    const numbers = ['received', 'owed', 'answered', 'waiting', 'overdue'];
    const byKey = Object.fromEntries(parts.map((part) => [part['key'], numbers.map((name) => part[name])]));
    // The one that was given back is no longer theirs; the one turned to two counts in both, and one of them answered.
    expect(byKey).toEqual({ SOPDU: [4, 3, 2, 1, 1], DMU: [2, 2, 0, 2, 2] });
  });

  // The cuts are counted from the facts, the whole from the sums of days: both must lead to what they count.
  it.each([
    QUARTER,
    `${QUARTER}&dependencia=SOPDU`,
    `${QUARTER}&colonia=sin-dato`,
    'desde=2026-01-06&hasta=2026-02-10',
  ])('of %s leads from every number to a list of as many rows', async (query) => {
    const numbers = numbersOf(await pageOf(query));
    expect(numbers.length).toBeGreaterThan(40);
    const some = numbers.filter(({ count }, at) => count > 0 || at % 5 === 0);
    const lists = await Promise.all(some.map(async ({ href }) => ({ href, count: await rowsAt(href) })));
    expect(lists).toEqual(some.map(({ href, count }) => ({ href, count })));
    expect(some.filter(({ count }) => count > 0).length).toBeGreaterThan(10);
  });

  it('counts a cut as the sum of its parts', async () => {
    const of = async (cut: string) => {
      const { body } = await as('auditor').get(`/panorama?from=2026-01-01&to=2026-03-31${cut}`).expect(200);
      return body as { waiting: { count: number }[]; months: { received: number }[] };
    };
    const total = (rows: { count?: number; received?: number }[]) =>
      rows.reduce((sum, row) => sum + (row.count ?? row.received ?? 0), 0);
    const [all, counter, courier] = [await of(''), await of('&channel=counter'), await of('&channel=courier')];
    expect(total(counter.months) + total(courier.months)).toBe(total(all.months));
    expect(total(counter.waiting) + total(courier.waiting)).toBe(total(all.waiting));
    expect([total(all.months), total(courier.months)]).toEqual([7, 1]);
  });

  it('ranks the departments as the address says', async () => {
    const order = async (by: string) => {
      const html = await pageOf(`${QUARTER}&orden=${by}`);
      return [...html.matchAll(/lista=turnos-recibidos&amp;?|dependencia=(\w+)&amp;lista=turnos-recibidos/g)]
        .map(([, key]) => key)
        .filter(Boolean);
    };
    expect(await order('recibidos')).toEqual(['SOPDU', 'DMU']);
    expect(await order('vencidos')).toEqual(['DMU', 'SOPDU']);
    expect(await order('inventado')).toEqual(['SOPDU', 'DMU']);
  });
});

/** How many rows of each of the three sums differ from what the views count anew. */
async function differing(): Promise<number[]> {
  const formulas = await desk.database.query<{ formula: string }>('SELECT formula FROM summed_formula');
  const counted = formulas.map(
    ({ formula }) => `SELECT '${formula}' AS formula, day, coalesce(days, 0) AS days,
      count(*) FILTER (WHERE hit) AS numerator, count(*) AS denominator FROM counted_${formula} GROUP BY day, days`,
  );
  const departments = `SELECT department_id::text AS part, day, count(*) AS received, count(*) FILTER (WHERE hit) AS owed,
    (SELECT count(*) FROM counted_part_answered_1 a WHERE a.day = c.day AND a.department_id = c.department_id AND a.hit) AS answered
    FROM counted_part_received_1 c GROUP BY day, department_id`;
  const neighbourhoods = `SELECT coalesce(f.neighbourhood, '') AS part, c.day, count(*) AS received,
    count(a.petition_id) AS owed, count(*) FILTER (WHERE a.hit) AS answered
    FROM counted_answers_1 c JOIN petition_fact f USING (petition_id) LEFT JOIN counted_attention_1 a USING (petition_id)
    GROUP BY 1, c.day`;
  const both = (kept: string, anew: string) =>
    `SELECT (SELECT count(*)::int FROM ((${kept}) EXCEPT ALL (${anew})) x) + (SELECT count(*)::int FROM ((${anew}) EXCEPT ALL (${kept})) x) AS differ`;
  const rows = await desk.database.query<{ differ: number }>(
    [
      both('SELECT formula, day, days, numerator, denominator FROM counted_day', counted.join(' UNION ALL ')),
      both('SELECT department_id::text, day, received, owed, answered FROM department_day', departments),
      both('SELECT neighbourhood, day, received, owed, answered FROM neighbourhood_day', neighbourhoods),
    ].join(' UNION ALL '),
  );
  return rows.map(({ differ }) => differ);
}

describe('The sums of days', () => {
  it('are what the views of the definitions count, after acts on days that were summed up before', async () => {
    await pageOf(QUARTER);
    expect(await differing()).toEqual([0, 0, 0]);
    const folio = await received('2026-03-20', { contactNeighbourhood: 'Centro' });
    await as('follow_up').post(`/petitions/${folio}/withdrawal`, { reason: 'Ya lo repararon' }).expect(204);
    const [waiting] = await desk.database.query<{ id: number }>(
      `SELECT r.id FROM referral r JOIN petition p ON p.id = r.petition_id WHERE p.contact_neighbourhood = 'Dolores'`,
    );
    await reply(waiting!.id);
    expect((await differing()).some((differ) => differ > 0)).toBe(true);
    await pageOf(QUARTER);
    expect(await differing()).toEqual([0, 0, 0]);
  });

  it('hold while several read and the office goes on working', async () => {
    const [{ before } = { before: 0 }] = await desk.database.query<{ before: number }>(
      'SELECT count(*)::int AS before FROM petition',
    );
    const working = Array.from({ length: 6 }, async () => refer(desk, (await register(desk)).folio));
    const reading = Array.from({ length: 6 }, () => pageOf(QUARTER));
    await Promise.all([...working, ...reading]);
    await pageOf(QUARTER);
    expect(await differing()).toEqual([0, 0, 0]);
    const [kept] = await desk.database.query<{ counted: number }>(
      `SELECT sum(denominator)::int AS counted FROM counted_day WHERE formula = 'with_folio_1'`,
    );
    expect(kept?.counted).toBe(before + 6);
  });

  it('follow the calendar and the time zone', async () => {
    await desk.database.query(`UPDATE business_day SET number = number + 3 WHERE day > '2026-01-10'`);
    expect((await differing())[0]).toBeGreaterThan(0);
    await pageOf(QUARTER);
    expect(await differing()).toEqual([0, 0, 0]);
    await desk.database.query(`UPDATE municipality SET time_zone = 'Asia/Tokyo'`);
    await pageOf(QUARTER);
    expect(await differing()).toEqual([0, 0, 0]);
    await desk.database.query(`UPDATE municipality SET time_zone = 'America/Mexico_City'`);
  });
});

describe('What is asked wrongly', () => {
  it.each([
    ['/panorama?desde=ayer', 422, 'Escriba dos fechas, la primera anterior o igual a la segunda.'],
    ['/panorama?desde=2026-03-01&hasta=2026-02-01', 422, 'value="2026-03-01"'],
    ['/panorama?dependencia=NADA', 422, 'Dependencia: «NADA» no existe; elija de la lista.'],
    ['/indicadores?canal=paloma', 422, 'Canal: «paloma» no existe; elija de la lista.'],
    ['/panorama/folios?lista=turnos-vencidos&hasta=x', 422, 'Escriba dos fechas'],
    ['/panorama/folios?lista=__proto__', 404, 'Esa lista no existe'],
    ['/panorama/folios?lista=en-espera&edad=eterna', 404, 'Esa lista no existe'],
  ])('%s is answered with %s and a sentence', async (path, expected, words) => {
    const { status, text } = await supervisor.get(path);
    expect([status, text]).toEqual([expected, expect.stringContaining(words)]);
  });

  it('is refused to who may not read indicators', async () => {
    for (const user of ['department', 'intake_clerk', 'administrator'] as const) {
      const visitor = await desk.signIn(user);
      expect((await visitor.get('/panorama')).status).toBe(403);
      expect((await visitor.get('/panorama/folios?lista=en-espera')).status).toBe(403);
      await as(user).get('/panorama').expect(403);
    }
  });
});
