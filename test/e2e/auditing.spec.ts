import { definedJobs } from '@oficialia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, USERS, type Desk } from '../support/desk.js';
import { liveWholeLife, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let elena: SignedIn;
let life: string;
let turned: string;

beforeAll(async () => {
  desk = await startDesk();
  life = (await register(desk)).folio;
  await liveWholeLife(desk, life);
  turned = (await register(desk, { subject: 'Fuga de agua' })).folio;
  await refer(desk, turned);
  elena = await desk.signIn('supervisor');
});
afterAll(() => desk.close());

/** How many rows the first table of a page has. */
const rowsOf = (page: string) => (page.match(/<tr role="row"(?! class="table-empty)/g) ?? []).length - 1;

describe('The pages of oversight', () => {
  const WATCHING = [
    '/auditoria',
    '/auditoria/consultas',
    '/auditoria/revision',
    '/auditoria/exportacion.jsonl',
    '/auditoria/peticiones/:folio',
    '/auditoria/peticiones/:folio/verificacion',
    '/supervision',
    '/supervision/sin-movimiento',
    '/accesos',
  ];

  it.each(['department', 'intake_clerk', 'follow_up'] as const)('are closed to the role %s', async (role) => {
    const person = await desk.signIn(role);
    for (const path of WATCHING) {
      const { status } = await person.get(path.replace(':folio', turned));
      expect([path, status]).toEqual([path, 403]);
    }
    expect((await person.post('/auditoria/revision')).status).toBe(403);
    const { text } = await person.get('/peticiones');
    for (const path of ['/auditoria', '/supervision', '/accesos']) expect(text).not.toContain(`href="${path}"`);
  });

  it('take any text for a search and give it back as text', async () => {
    for (const typed of [`"><script>alert(1)</script>`, `' OR 1=1 --`, '\u0000', '9'.repeat(400)]) {
      const hostile = encodeURIComponent(typed);
      const filters = ['folio', 'persona', 'acto', 'desde', 'hasta', 'despues', 'antes', 'van', 'tipo', 'pagina'];
      const query = filters.map((name) => `${name}=${hostile}`).join('&');
      for (const path of ['/auditoria', '/auditoria/consultas', '/accesos', '/supervision/sin-movimiento']) {
        const answer = await elena.get(`${path}?${query}`);
        expect([path, typed.slice(0, 20), answer.status]).toEqual([path, typed.slice(0, 20), 200]);
        expect(answer.text).not.toContain('<script>alert');
      }
      const lists = [`/supervision/respuestas?dependencia=${hostile}`, `/auditoria/exportacion.jsonl?folio=${hostile}`];
      for (const path of lists) expect((await elena.get(path)).status).toBeLessThan(500);
      expect((await elena.get(`/supervision/trabajos?trabajo=${hostile}`)).status).toBe(404);
    }
  });

  it('hand nothing over where nothing is found', async () => {
    const answer = await elena.get('/auditoria/exportacion.jsonl?folio=PM-2020-999999');
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('No hay asientos que exportar')]);
  });
});

describe('The supervisor’s page', () => {
  /** Where the numbers of the page lead, and what they are. */
  const numbersOf = (page: string) =>
    [...page.matchAll(/<a href="([^"]+)">([\d,]+)<span class="vh">/g)].map(([, href, count]) => ({
      href: href!.replaceAll('&amp;', '&'),
      count: Number(count!.replaceAll(',', '')),
    }));

  it('has numbers whose lists hold exactly as many', async () => {
    const { text } = await elena.get('/supervision').expect(200);
    const numbers = numbersOf(text);
    // The department and who turned it, its answer of this week, and the acts of everybody who did one.
    expect(numbers.length).toBeGreaterThanOrEqual(6);
    for (const { href, count } of numbers) expect([href, rowsOf((await elena.get(href)).text)]).toEqual([href, count]);
  });

  it('tells what nobody has moved for fifteen days, and nothing that is over', async () => {
    await desk.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE ledger_entry SET at = at - interval '20 days'; COMMIT`);
    const page = (await elena.get('/supervision')).text;
    expect(page).toMatch(/Sin movimiento en 15 días<\/p><p class="stat-value">1</);
    const list = (await elena.get('/supervision/sin-movimiento')).text;
    expect([list.includes(turned), list.includes(life), rowsOf(list)]).toEqual([true, false, 1]);
  });

  it('names who stands in today, and jobs that failed for good with what they said', async () => {
    const people = `SELECT a.id, b.id FROM person a, person b WHERE a.username = $1 AND b.username = $2`;
    await desk.database.query(
      `INSERT INTO absence (person_id, substitute_id, first_day, last_day, set_at, set_by, address)
       SELECT x.a, x.b, current_date - 1, current_date + 1, now(), x.b, 'local' FROM (${people}) AS x(a, b)`,
      [USERS.follow_up, USERS.supervisor],
    );
    await desk.database.query(`INSERT INTO pgboss.job (name, source_name, source_retry_count, source_output)
      VALUES ('ledger.seal.failed', 'ledger.seal', 3, '{"message": "no hay llave"}')`);
    const page = (await elena.get('/supervision')).text;
    for (const { name } of definedJobs()) expect(page).not.toContain(`>${name}<`);
    expect(page).toMatch(/Suplencias vigentes.*Saúl.*Elena/s);
    expect(page).toContain('/supervision/trabajos?trabajo=ledger.seal');
    const list = (await elena.get('/supervision/trabajos?trabajo=ledger.seal')).text;
    expect([list.includes('no hay llave'), list.includes('Sellar el libro'), rowsOf(list)]).toEqual([true, true, 1]);
  });
});
