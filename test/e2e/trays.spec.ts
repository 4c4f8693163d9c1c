import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { api, refer, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

interface Told {
  id: number;
  done: number;
  refused: number;
  rows: { target: string; outcome: string; code: string | null; sentence: string; oficios: string[] }[];
}

let desk: Desk;
let worker: INestApplicationContext;
let saul: SignedIn;
let ulises: SignedIn;

beforeAll(async () => {
  desk = await startDesk();
  worker = await startWorker(desk);
  [saul, ulises] = [await desk.signIn('follow_up'), await desk.signIn('department')];
});
afterAll(async () => {
  await worker.close();
  await desk.close();
});

const bulk = (path: string, body: object, key: string = randomUUID(), user: 'follow_up' | 'department' = 'follow_up') =>
  api(desk, user).post(path, body).set('Idempotency-Key', key);

/** A petition for which a department is suggested. */
async function suggested(subject = 'Bache en la calle Hidalgo'): Promise<string> {
  const { folio } = await register(desk, { subject });
  for (let tries = 0; tries < 100; tries++) {
    const { body } = await api(desk, 'follow_up').get(`/petitions/${folio}/suggestions`);
    if ((body as unknown[]).length > 0) return folio;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('no department was suggested');
}

describe('Several petitions at once', () => {
  it('are turned to what is suggested for each; one that cannot be stops none, and each says why', async () => {
    const [first, second] = [await suggested(), await suggested('Luminaria apagada en la calle Juárez')];
    const elsewhere = await suggested('Fuga de agua en la calle Juárez');
    const turned = await suggested();
    await refer(desk, turned);
    const { folio: unknown } = await register(desk, { subject: 'Xyzzy' });
    const folios = [first, turned, 'PM-2026-987654', unknown, elsewhere, second];
    const key = randomUUID();
    const { status, body } = await bulk('/referrals/bulk', { folios }, key);
    expect(status).toBe(200);
    const told = body as Told;
    expect(told.rows.map(({ target, outcome, code }) => [target, outcome, code])).toEqual([
      [first, 'done', null],
      [turned, 'refused', 'suggestion.not-waiting'],
      ['PM-2026-987654', 'refused', 'petition.not-found'],
      [unknown, 'refused', 'suggestion.none'],
      [elsewhere, 'refused', 'suggestion.remission'],
      [second, 'done', null],
    ]);
    expect(told.rows[0]!.sentence).toMatch(/se turnó a .+ \(oficio/);
    expect(told.rows[1]!.sentence).toMatch(/ya no está por turnar: Saúl/i);
    // The same again does nothing; the same key for something else is refused.
    expect((await bulk('/referrals/bulk', { folios }, key)).body).toEqual(told);
    expect((await bulk('/referrals/bulk', { folios: [first] }, key)).body).toMatchObject({ code: 'bulk.key-reused' });
    const referrals = await api(desk, 'follow_up').get(`/petitions/${first}/referrals`);
    expect(referrals.body).toHaveLength(1);
  });

  it('are turned once, however often and by however many the button is pressed', async () => {
    const folios = [await suggested(), await suggested()];
    const key = randomUUID();
    const rivals = [key, key, ...Array.from({ length: 4 }, () => randomUUID())];
    const answers = await Promise.all(rivals.map((own) => bulk('/referrals/bulk', { folios }, own)));
    expect(answers.map(({ status }) => status)).toEqual(rivals.map(() => 200));
    for (const folio of folios)
      expect((await api(desk, 'follow_up').get(`/petitions/${folio}/referrals`)).body).toHaveLength(1);
  });

  it('are marked in the tray and sent without JavaScript, and a page says what happened to each', async () => {
    const folio = await suggested();
    const tray = await saul.get('/por-turnar');
    expect(tray.text).toContain(`name="elegidas" value="${folio}"`);
    const fields = { idempotencyKey: randomUUID(), elegidas: [folio, 'PM-2026-987654'] };
    const sent = await saul.post('/por-turnar/lote', fields);
    expect(sent.headers.location).toMatch(/^\/lotes\/\d+$/);
    expect((await saul.post('/por-turnar/lote', fields)).headers.location).toBe(sent.headers.location);
    const page = (await saul.get(sent.headers.location!)).text;
    expect(page).toContain('De 2: 1 se turnó; 1 no.');
    expect(page).toContain('No se hizo');
    expect((await ulises.get(sent.headers.location!)).status).toBe(404);
    const papers = await saul.get(`${sent.headers.location}/oficios.pdf`);
    expect(papers.headers['content-type']).toContain('application/pdf');
    const none = await saul.post('/por-turnar/lote', { idempotencyKey: randomUUID() });
    expect([none.status, none.headers.location]).toEqual([303, '/por-turnar']);
    expect((await saul.get('/por-turnar')).text).toContain('Elija al menos un renglón.');
  });
});

describe('Several oficios at once', () => {
  it('are acknowledged by their department, and not by another', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(String(await refer(desk, (await register(desk)).folio)));
    const foreign = String(await refer(desk, (await register(desk)).folio, { department: 'DMU' }));
    const body = { referrals: [...ids, foreign], name: 'Ulises Mendoza' };
    const told = (await bulk('/acknowledgements/bulk', body, undefined, 'department')).body as Told;
    expect([told.done, told.refused]).toEqual([3, 1]);
    expect(told.rows[3]).toMatchObject({ target: foreign, code: 'referral.not-found' });
    const page = await ulises.post('/turnos/lote', {
      act: 'acknowledge',
      name: 'Ana Ríos',
      elegidas: ids,
      idempotencyKey: randomUUID(),
    });
    expect((await ulises.get(page.headers.location!)).text).toContain('De 3: 0 se acusaron; 3 no.');
    const print = await ulises.post('/turnos/lote', { act: 'print', elegidas: ids, idempotencyKey: randomUUID() });
    const papers = await ulises.get(`${print.headers.location}/oficios.pdf`);
    expect((papers.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('A saved filter', () => {
  const save = (person: SignedIn, name: string, shared: boolean, query = 'dependencia=SOPDU&urgente=1') =>
    person.post('/filtros', { tray: 'vencidos', filterName: name, query, ...(shared ? { shared: '1' } : {}) });

  it('stands above its tray, for oneself or for the office, until it is dropped', async () => {
    const saved = await save(saul, 'Obras urgentes', true);
    expect(saved.headers.location).toBe('/turnos?estado=vencidos&dependencia=SOPDU&urgente=1');
    await save(saul, 'Lo urgente', false, 'urgente=1&inventado=9');
    const elena = await desk.signIn('supervisor');
    const seen = async (person: SignedIn) => {
      const { text } = await person.get('/turnos?estado=vencidos');
      return ['Obras urgentes', 'Lo urgente', 'inventado'].map((words) => text.includes(words));
    };
    expect(await seen(saul)).toEqual([true, true, false]);
    expect(await seen(elena)).toEqual([true, false, false]);
    expect(await seen(ulises)).toEqual([false, false, false]);
    const id = /\/filtros\/(\d+)\/borrar/.exec((await saul.get('/turnos?estado=vencidos')).text)?.[1];
    expect((await elena.post(`/filtros/${id}/borrar`)).status).toBe(404);
    expect((await saul.post(`/filtros/${id}/borrar`)).headers.location).toBe('/turnos?estado=vencidos');
  });
});

describe('The board', () => {
  it('counts what waits by light, each number opening its tray, and says why a day is due', async () => {
    const id = await refer(desk, (await register(desk)).folio, { termDays: 2 });
    const { text } = await saul.get('/tablero?dependencia=SOPDU');
    for (const key of ['por-acusar', 'en-termino', 'por-vencer', 'vencidos', 'devueltos'])
      expect(text).toContain(`href="/turnos?estado=${key}&amp;dependencia=SOPDU"`);
    expect(text).toContain(`href="/turnos/${id}/plazo"`);
    expect((await (await desk.signIn('otherDepartment')).get('/tablero')).text).not.toContain(`/turnos/${id}/plazo`);
  });
});
