import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let saul: SignedIn;
let elena: SignedIn;

beforeAll(async () => {
  desk = await startDesk();
  saul = await desk.signIn('follow_up');
  elena = await desk.signIn('supervisor');
  for (const subject of ['Bache en la calle Hidalgo', 'Luminaria apagada en Juárez', 'Saludos cordiales']) {
    await register(desk, { subject });
  }
});
afterAll(() => desk.close());

const RULE = {
  accion: 'guardar',
  name: 'Baches de la colonia Centro',
  department: 'DMU',
  instruction: 'opinion',
  termDays: '5',
  legalArticle: 'el artículo 1 del Bando',
  'c0-type': 'words',
  'c0-place': 'anywhere',
  'c0-mode': 'any',
  'c0-lines': 'bache',
};

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const read = async (who: SignedIn, path: string) => words((await who.get(path)).text);
const revision = async () => {
  const [row] = await desk.database.query<{ revision: number }>('SELECT revision FROM rule_set WHERE version = 2');
  return String(row?.revision);
};
const send = async (who: SignedIn, path: string, fields: object = {}) =>
  who.post(`/reglas/2/${path}`, { revision: await revision(), ...fields });
const order = async () =>
  (
    await desk.database.query<{ name: string }>(
      `SELECT r.name FROM competence_rule r JOIN rule_set s ON s.id = r.rule_set_id WHERE s.version = 2 ORDER BY r.position`,
    )
  ).map(({ name }) => name);
const idOf = async (name: string) => {
  const [row] = await desk.database.query<{ id: number }>(
    'SELECT r.id FROM competence_rule r JOIN rule_set s ON s.id = r.rule_set_id WHERE s.version = 2 AND r.name = $1',
    [name],
  );
  return String(row?.id);
};

describe('The rules in force', () => {
  it('are read in words, with their legal basis, by whoever may, and no button without the right', async () => {
    for (const user of ['administrator', 'auditor'] as const) {
      const page = await read(await desk.signIn(user), '/reglas');
      expect(page).toContain('En vigor: versión 1');
      expect(page).toContain(
        'Si el tema es «Luminaria apagada» o «Ampliación de la red de alumbrado», entonces se turna a',
      );
      expect(page).toContain('se propone la remisión por incompetencia a Comisión Federal de Electricidad');
      expect(page).not.toContain('Empezar un borrador');
    }
  });

  it('never change by any address', async () => {
    const [{ id } = { id: 0 }] = await desk.database.query<{ id: number }>('SELECT min(id) AS id FROM competence_rule');
    expect((await saul.get(`/reglas/1/reglas/${id}`)).status).toBe(409);
    expect((await saul.post(`/reglas/1/reglas/${id}`, { ...RULE, revision: '0' })).status).toBe(409);
    await saul.post('/reglas/1/orden', { revision: '0', regla: String(id), accion: 'quitar' });
    await saul.post('/reglas/1/descarte', { revision: '0' });
    const [{ rules } = { rules: 0 }] = await desk.database.query<{ rules: number }>(
      'SELECT count(*)::int AS rules FROM competence_rule WHERE rule_set_id = (SELECT id FROM rule_set WHERE version = 1)',
    );
    expect(rules).toBe(21);
  });

  it.each(['/reglas/0', '/reglas/99999999999', '/reglas/1x', '/reglas/1/reglas/999', '/reglas/1/reglas/x'])(
    'are not found at %s',
    async (path) => {
      expect((await saul.get(path)).status).toBe(404);
    },
  );
});

describe('A draft', () => {
  it('begins with the rules in force', async () => {
    expect((await saul.post('/reglas/borrador')).headers.location).toBe('/reglas/2');
    expect(await order()).toHaveLength(21);
    expect(await read(saul, '/reglas')).toContain('Seguir con el borrador');
  });

  it('takes rows of conditions and gives them away without script, keeping what was typed', async () => {
    const { text, status } = await send(saul, 'reglas/nueva', { ...RULE, accion: 'agregar-document_kind' });
    expect(status).toBe(200);
    expect(text).toContain('name="c1-values"');
    expect(text).toContain('value="Baches de la colonia Centro"');
    const without = await send(saul, 'reglas/nueva', {
      ...RULE,
      'c1-type': 'topic',
      'c1-topic': '1',
      accion: 'quitar-0',
    });
    expect([without.text.includes('name="c0-topic"'), without.text.includes('name="c0-lines"')]).toEqual([true, false]);
  });

  it('says the rule in words while it is typed', async () => {
    const page = await saul.post('/reglas/frase', RULE);
    expect(words(page.text)).toContain(
      'Si el asunto o el texto dice «bache», entonces se turna a Dirección de Mantenimiento Urbano, «Estudio y opinión», con plazo de 5 días hábiles.',
    );
    expect(words((await saul.post('/reglas/frase')).text)).toContain('Siempre se turna a …');
  });

  it('tells what is wrong beside each field, and keeps the words', async () => {
    const wrong = { ...RULE, 'c0-lines': '', department: '', expression: 'asunto.dice("<b>")', termDays: '0' };
    const { status, text } = await send(saul, 'reglas/nueva', wrong);
    expect(status).toBe(422);
    for (const field of ['c0-lines', 'department', 'expression', 'termDays']) {
      expect([field, text.includes(`href="#f-${field}"`), text.includes(`id="f-${field}-error"`)]).toEqual([
        field,
        true,
        true,
      ]);
    }
    expect(text).toContain('asunto.dice(&quot;&lt;b>&quot;)');
  });
});

describe('The rules of a draft', () => {
  it('are added at the end, moved to the front and taken out', async () => {
    expect((await send(saul, 'reglas/nueva', RULE)).headers.location).toBe('/reglas/2');
    expect((await order()).at(-1)).toBe(RULE.name);
    for (let place = 22; place > 1; place--)
      await send(saul, 'orden', { regla: await idOf(RULE.name), accion: 'subir' });
    expect((await order())[0]).toBe(RULE.name);
    await send(saul, 'orden', { regla: await idOf(RULE.name), accion: 'subir' });
    await send(saul, 'orden', { regla: await idOf('Panteones'), accion: 'quitar' });
    const names = await order();
    expect([names[0], names.length, names.includes('Panteones')]).toEqual([RULE.name, 21, false]);
    const form = await saul.get(`/reglas/2/reglas/${await idOf(RULE.name)}`);
    expect(form.text).toMatch(/<textarea[^>]*name="c0-lines"[^>]*>bache<\/textarea>/);
  });

  it('are not overwritten by the second of two who change them at once, who is asked again with what was typed', async () => {
    const stale = await revision();
    const rule = await idOf(RULE.name);
    expect((await send(saul, `reglas/${rule}`, { ...RULE, termDays: '6' })).status).toBe(303);
    const late = await elena.post(`/reglas/2/reglas/${rule}`, { ...RULE, revision: stale, termDays: '7' });
    expect(late.status).toBe(409);
    expect(words(late.text)).toContain('Alguien cambió el borrador');
    expect(late.text).toMatch(/name="termDays"[^>]*value="7"/);
    expect(late.text).toContain(`name="revision" value="${await revision()}"`);
  });
});

describe('A simulation', () => {
  it('is asked for before anything is published', async () => {
    await send(elena, 'publicacion');
    expect(await read(elena, '/reglas/2')).toContain('no se ha simulado como está ahora');
  });

  it('tells in sum and petition by petition what would change, and changes nothing', async () => {
    expect((await send(saul, 'simulacion', { count: '100' })).headers.location).toBe('/reglas/2/simulacion');
    const page = await read(saul, '/reglas/2/simulacion');
    expect(page).toContain('3 peticiones, las más nuevas');
    expect(page).toMatch(/Igual 2 .*Cambiarían 1 /);
    expect(page).toMatch(/Secretaría de Obras Públicas y Desarrollo Urbano .*Dirección de Mantenimiento Urbano/);
    expect(page).toContain('Bache en la calle Hidalgo');
    expect(page).toContain('La publica supervisión.');
    expect(await desk.database.query('SELECT 1 FROM assessment')).toEqual([]);
  });

  it('holds no more once a rule was changed', async () => {
    await send(saul, 'orden', { regla: await idOf('Invitaciones'), accion: 'subir' });
    expect((await saul.get('/reglas/2/simulacion')).headers.location).toBe('/reglas/2');
    await send(elena, 'publicacion');
    expect(await read(elena, '/reglas/2')).toContain('Borrador de la versión 2');
  });

  it('lets supervision publish, and nobody else', async () => {
    await send(saul, 'simulacion', { count: '100' });
    expect((await send(saul, 'publicacion')).status).toBe(403);
    expect((await send(elena, 'publicacion')).headers.location).toBe('/reglas');
    const page = await read(saul, '/reglas');
    expect(page).toContain('En vigor: versión 2');
    expect(page).toContain('Versión 1 Publicada');
    expect(await read(saul, '/reglas/1')).toContain('Ya no cambia');
  });
});
