import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let worker: INestApplicationContext;
let elena: SignedIn;

beforeAll(async () => {
  desk = await startDesk();
  worker = await startWorker(desk);
  elena = await desk.signIn('supervisor');
});
afterAll(async () => {
  await worker.close();
  await desk.close();
});

const RULE = {
  name: 'Baches de prueba',
  department: 'DMU',
  instruction: 'attend',
  legalArticle: 'el artículo de prueba',
  'c0-type': 'words',
  'c0-place': 'subject',
  'c0-mode': 'any',
  'c0-lines': 'bache',
};

async function revisionOf(version: number): Promise<string> {
  const [row] = await desk.database.query<{ revision: number }>('SELECT revision FROM rule_set WHERE version = $1', [
    version,
  ]);
  return String(row?.revision);
}

async function post(version: number, path: string, fields: object = {}) {
  const answer = await elena.post(`/reglas/${version}/${path}`, { revision: await revisionOf(version), ...fields });
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 3000)}`);
}

/** A draft whose only rule is `rule`; its version. */
async function draftOf(rule: object): Promise<number> {
  const begun = await elena.post('/reglas/borrador');
  const version = Number(begun.headers.location?.split('/').at(-1));
  await desk.database.query(
    'DELETE FROM competence_rule WHERE rule_set_id = (SELECT id FROM rule_set WHERE version = $1)',
    [version],
  );
  await post(version, 'reglas/nueva', { ...RULE, ...rule });
  return version;
}

async function publish(rule: object): Promise<number> {
  const version = await draftOf(rule);
  await post(version, 'simulacion', { count: '10' });
  await post(version, 'publicacion');
  return version;
}

interface Judged {
  folio: string;
  version: number | null;
  suggested: number | null;
  rule: string | null;
  failed: boolean | null;
}

function judged(): Promise<Judged[]> {
  return desk.database.query<Judged & pg.QueryResultRow>(
    `SELECT p.folio, v.version, of_rule.version AS suggested, r.name AS rule, a.failed FROM petition p
     LEFT JOIN assessment a ON a.petition_id = p.id LEFT JOIN rule_set v ON v.id = a.rule_set_id
     LEFT JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1 LEFT JOIN competence_rule r ON r.id = s.rule_id
     LEFT JOIN rule_set of_rule ON of_rule.id = r.rule_set_id WHERE p.status = 'received' ORDER BY p.id`,
  );
}

async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (const started = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 30))) {
    const value = await read();
    if (good(value)) return value;
    if (Date.now() - started > 20_000) throw new Error(`still ${JSON.stringify(value).slice(0, 500)}`);
  }
}

describe('Publishing a version', () => {
  it('while the worker routes leaves no petition with what an older version said', async () => {
    const before = Promise.all(Array.from({ length: 12 }, () => register(desk)));
    const second = await publish({ name: 'Segunda' });
    await before;
    const during = Array.from({ length: 12 }, () => register(desk));
    const third = await publish({ name: 'Tercera' });
    await Promise.all(during);
    const rows = await until(judged, (all) => all.length === 24 && all.every(({ version }) => version === third));
    expect(third).toBe(second + 1);
    expect(new Set(rows.map(({ suggested, rule }) => `${suggested} ${rule}`))).toEqual(new Set([`${third} Tercera`]));
  });

  it('keeps the versions before it, and lets nobody change any that is published', async () => {
    const versions = await desk.database.query('SELECT version, state FROM rule_set ORDER BY version');
    expect(versions).toMatchObject([1, 2, 3].map((version) => ({ version, state: 'published' })));
    for (const statement of [
      `UPDATE rule_set SET state = 'draft', published_at = NULL WHERE version = 2`,
      'DELETE FROM rule_set WHERE version = 3',
      'UPDATE competence_rule SET name = name',
      'DELETE FROM competence_rule',
      `INSERT INTO competence_rule SELECT (jsonb_populate_record(r, '{"id": 9999, "position": 99}')).* FROM competence_rule r LIMIT 1`,
      'TRUNCATE rule_set CASCADE',
    ]) {
      const refused = await desk.database.query(statement).catch((error: unknown) => (error as { code?: string }).code);
      expect([statement, refused]).toEqual([statement, '42501']);
    }
  });

  it('by two people at once is done once, and a second draft beside the first is refused', async () => {
    const version = await draftOf({ name: 'Cuarta' });
    expect((await elena.post('/reglas/borrador')).headers.location).toBe('/reglas');
    await post(version, 'simulacion', { count: '10' });
    const revision = await revisionOf(version);
    const both = await Promise.all([1, 2].map(() => elena.post(`/reglas/${version}/publicacion`, { revision })));
    const ways = both.map(({ headers }) => headers.location).toSorted((a = '', b = '') => a.localeCompare(b));
    expect(ways).toEqual(['/reglas', `/reglas/${version}`]);
  });
});

describe('A referral', () => {
  it('records the rule that proposed it, and the ledger its version', async () => {
    const { folio } = await register(desk);
    const [row] = await until(judged, (all) => all.some((one) => one.folio === folio && one.rule === 'Cuarta')).then(
      (all) => all.filter((one) => one.folio === folio),
    );
    await refer(desk, folio, { department: 'DMU' });
    const [kept] = await desk.database.query(
      `SELECT r.rule_id, c.name, e.data, o.content ->> 'legalBasis' AS basis FROM referral r JOIN petition p ON p.id = r.petition_id
       JOIN competence_rule c ON c.id = r.rule_id JOIN oficio o ON o.id = r.oficio_id
       JOIN ledger_entry e ON e.petition_id = p.id AND e.act = 'referred' WHERE p.folio = $1`,
      [folio],
    );
    expect(kept).toMatchObject({
      name: 'Cuarta',
      basis: 'el artículo de prueba',
      data: { department: 'DMU', rule: kept!['rule_id'] as number, rulesVersion: row!.suggested },
    });
  });

  it('names its rule on the page of the petition and in the API, and is as urgent as the rule says', async () => {
    await publish({ name: 'Quinta', priority: 'urgent' });
    const { folio } = await register(desk);
    await until(judged, (all) => all.some((one) => one.folio === folio && one.rule === 'Quinta'));
    expect((await elena.get('/por-turnar')).text).toMatch(/con prioridad urgente/);
    await refer(desk, folio, { department: 'DMU' });
    expect((await elena.get(`/peticiones/${folio}`)).text).toMatch(/la regla «Quinta», versión \d+/);
    const { body } = await api(desk, 'follow_up').get(`/petitions/${folio}/referrals`).expect(200);
    expect(body).toMatchObject([{ rule: 'Quinta', rulesVersion: expect.any(Number) as unknown }]);
  });

  it('to a department that no rule proposed records none', async () => {
    const { folio } = await register(desk);
    await refer(desk, folio, { department: 'UT' });
    const rows = await desk.database.query(
      'SELECT r.rule_id FROM referral r JOIN petition p ON p.id = r.petition_id WHERE p.folio = $1',
      [folio],
    );
    expect(rows).toEqual([{ rule_id: null }]);
  });
});

describe('A rule that breaks', () => {
  const said = async (page: Promise<{ text: string }>) => (await page).text.replaceAll('&quot;', '"');

  it('in the simulation keeps its draft from being published', async () => {
    const version = await draftOf({ expression: 'topics[40] == 1' });
    await post(version, 'simulacion', { count: '10' });
    await elena.post(`/reglas/${version}/publicacion`, { revision: await revisionOf(version) });
    expect(await said(elena.get('/reglas'))).toContain('En la simulación falló al menos una regla');
    await post(version, 'descarte');
  });

  it('in force is told on every page of the administrator, and its petition waits for a person with the reason', async () => {
    // Fits none of the petitions that were simulated, so that it breaks only once it is in force.
    const version = await publish({ 'c0-lines': 'zanja', expression: 'topics[40] == 1' });
    const admin = await desk.signIn('administrator');
    expect(await said(admin.get('/personas'))).not.toContain('Falla una regla');
    const { folio } = await register(desk, { subject: 'Una zanja sin tapar en la calle Hidalgo' });
    await until(judged, (all) => all.some((one) => one.folio === folio && one.failed === true));
    expect(await said(admin.get('/personas'))).toContain('Falla una regla de competencia en vigor');
    const rules = await said(admin.get('/reglas'));
    for (const words of ['«Baches de prueba»', 'pide un elemento de una lista', folio]) expect(rules).toContain(words);
    const tray = await said((await desk.signIn('follow_up')).get('/por-turnar'));
    expect(tray).toContain('Una regla falló');
    const form = await said((await desk.signIn('follow_up')).get(`/peticiones/${folio}/turnar`));
    expect(form).toContain('Una regla falló con esta petición: decida usted');
    expect(/<select[^>]*name="department-0".*?<\/select>/s.exec(form)?.[0]).toMatch(/^((?! selected).)*$/s);
    const { body } = await api(desk, 'follow_up').get(`/petitions/${folio}/suggestions`).expect(200);
    expect((body as { rule: string | null }[]).map(({ rule }) => rule).filter(Boolean)).toEqual([]);
    expect(version).toBeGreaterThan(4);
  });

  it('is not told any more once a version without it is in force', async () => {
    await publish({ name: 'Sana' });
    expect(await said((await desk.signIn('administrator')).get('/personas'))).not.toContain('Falla una regla');
  });
});

describe('A simulation over 1,000 petitions with a page of text each', () => {
  const LETTER = `Por medio de la presente y de la manera más respetuosa nos dirigimos a usted los vecinos de la colonia para
    exponerle que desde hace meses la calle está en malas condiciones y que las familias que viven ahí lo padecen todos los días. `;
  const MATTERS = `ARRAY['Hay baches y un socavón frente a la escuela', 'Las luminarias están apagadas y no hay alumbrado público',
    'No pasa el camión de la basura', 'Un árbol seco está sobre los cables', 'Solicitamos topes para reducir la velocidad']`;

  it('takes less than five seconds and lets the desk answer meanwhile', async () => {
    await desk.database.query(
      `INSERT INTO petition SELECT (jsonb_populate_record(p, jsonb_build_object('id', 50000 + n, 'number', 50000 + n, 'status', 'closed',
         'folio', 'PM-2026-0' || 50000 + n, 'lookup_code', 'C' || n, 'idempotency_key', 'k' || n, 'subject', (${MATTERS})[1 + n % 5]))).*
       FROM petition p, generate_series(1, 1000) n WHERE p.folio = $1`,
      [(await register(desk)).folio],
    );
    await desk.database.query(
      `WITH d AS (INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at, status, pages)
         SELECT id, 'petition', 'carta.jpg', 'image/jpeg', 1, repeat('a', 64), registered_by, now(), 'read', 1 FROM petition
         WHERE id > 50000 RETURNING id)
       INSERT INTO page (document_id, number, status, source, text, confidence, words, width, height, read_at)
       SELECT d.id, 1, 'read', 'ocr', repeat($1, 6) || (${MATTERS})[1 + d.id % 5] || repeat($1, 2), 95, '[]', 100, 100, now()
       FROM d`,
      [LETTER],
    );
    const version = await draftOf({ 'c0-lines': 'bache\nsocavón' });
    let answered = 0;
    let simulating = true;
    const others = (async () => {
      while (simulating) {
        await elena.get('/health');
        if (simulating) answered += 1;
      }
    })();
    await post(version, 'simulacion', { count: '1000' });
    simulating = false;
    await others;
    const [row] = await desk.database.query<{ simulation: { petitions: number; milliseconds: number } }>(
      'SELECT simulation FROM rule_set WHERE version = $1',
      [version],
    );
    const { petitions, milliseconds } = row!.simulation;
    process.stdout.write(
      `1,000 petitions replayed in ${milliseconds} ms; the desk answered ${answered} times meanwhile\n`,
    );
    expect(petitions).toBe(1_000);
    expect(answered).toBeGreaterThan(3);
  });
});
