import { Learning, Suggestions } from '@oficialia/routing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { refer, register } from '../support/petitions.js';

interface Suggested {
  department: string;
  score: number;
  reason: { words: { written: string }[]; learned?: { words: string[]; folios: string[] } };
}

let desk: Desk;
const folios: string[] = [];

/** A custom of this office that no catalogue knows. */
const CUSTOM = {
  department: 'CUL',
  subject: 'Azulejos de la acequia',
  asked: 'Azulejos rotos en la acequia del norte',
};
const USUAL = [
  { department: 'DMU', subject: 'Luminaria fundida' },
  { department: 'SOPDU', subject: 'Baches en la avenida' },
];

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const learn = () => desk.app.get(Learning).learn();

async function suggestedFor(subject: string): Promise<Suggested[]> {
  const { folio } = await register(desk, { subject });
  const [petition] = await desk.database.query<{ id: number }>('SELECT id FROM petition WHERE folio = $1', [folio]);
  await desk.app.get(Suggestions).renew(petition?.id ?? 0);
  return desk.database.query<Suggested>(
    `SELECT d.key AS department, s.score, s.reason FROM suggestion s JOIN topic t ON t.id = s.topic_id
     JOIN department d ON d.id = t.department_id WHERE s.petition_id = $1 ORDER BY s.rank`,
    [petition?.id],
  );
}

async function turn(subject: string, department: string): Promise<void> {
  const { folio } = await register(desk, { subject });
  await refer(desk, folio, { department });
  folios.push(folio);
}

const versions = async () =>
  (
    await desk.database.query<{ version: number; examples: number }>(
      'SELECT version, examples FROM learned_model ORDER BY version',
    )
  ).map(({ examples }) => examples);

describe('The learned suggestion', () => {
  it('knows only what was written for the catalogue on the first day', async () => {
    expect((await suggestedFor(CUSTOM.asked)).map(({ department }) => department)).not.toContain('CUL');
    const [first] = await suggestedFor('Reparación de la luminaria');
    expect(first).toMatchObject({ department: 'DMU', reason: { words: [{ written: 'Reparación de la luminaria' }] } });
    expect(first?.score).toBeGreaterThan(0.7);
    expect(first?.reason.learned?.folios ?? []).toEqual([]);
  });

  it('learns nothing from a handful of petitions', async () => {
    await turn(CUSTOM.subject, CUSTOM.department);
    await learn();
    expect(await versions()).toEqual([]);
  });

  it('proposes what the office does, with the words that tell and folios of petitions like it', async () => {
    for (let index = 0; index < 24; index++) await turn(`${CUSTOM.subject}, tramo ${index}`, CUSTOM.department);
    for (let index = 0; index < 18; index++) {
      const { subject, department } = USUAL[index % 2] as (typeof USUAL)[number];
      await turn(`${subject} ${index}`, department);
    }
    await learn();
    expect(await versions()).toEqual([43]);
    const [first] = await suggestedFor(CUSTOM.asked);
    expect(first?.department).toBe('CUL');
    expect(first?.reason.learned?.words).toContain('acequia');
    expect(first?.reason.learned?.folios).toHaveLength(3);
    expect(folios).toEqual(expect.arrayContaining(first?.reason.learned?.folios ?? []));
  });

  it('trains again only when something was turned since', async () => {
    await learn();
    expect(await versions()).toEqual([43]);
    await turn('Luminaria que parpadea', 'DMU');
    await learn();
    expect(await versions()).toEqual([43, 44]);
    expect((await desk.app.get(Learning).model())?.version).toBe(2);
  });

  it('takes over a petition that was turned elsewhere, too', async () => {
    const [folio = ''] = folios;
    await desk.database.query(`UPDATE routing_example SET learned_at = '2020-01-01', departments = '{}'`);
    await learn();
    const [row] = await desk.database.query<{ keys: string[] }>(
      `SELECT ARRAY(SELECT key FROM department WHERE id = ANY (e.departments)) AS keys
       FROM routing_example e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1`,
      [folio],
    );
    expect(row?.keys).toEqual(['CUL']);
  });
});
