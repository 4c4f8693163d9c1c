import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { LETTER_FORM, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
const BY_HAND = { receivedDay: '9/3', receivedTime: '10:15', receivedReason: 'Contingencia: corte de luz' };
let desk: Desk;
let clerk: SignedIn;
let supervisor: SignedIn;
let block: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
  clerk = await desk.signIn('intake_clerk');
  supervisor = await desk.signIn('supervisor');
  await register(desk);
  const answer = await supervisor.post('/contingencia', { count: '5', reason: 'Corte de luz anunciado' });
  block = answer.headers['location'] as string;
});
afterAll(() => desk.close());

const folio = (number: number) => `PM-2026-${String(number).padStart(6, '0')}`;
const capture = (number: number, changes: object = {}, who = clerk, key: string = randomUUID()) =>
  who.post('/registrar', { ...LETTER_FORM, ...BY_HAND, reservedFolio: folio(number), idempotencyKey: key, ...changes });
const fault = async () => (await verifyLedger(desk.app.get(Db))).fault;
const mediaBoxes = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, w, h]) => [
    Math.round((Number(w) / 72) * 25.4),
    Math.round((Number(h) / 72) * 25.4),
  ]);

describe('A block of folios for a power cut', () => {
  it('comes from the same counter: the next petition follows it, and the ledger knows of it', async () => {
    expect(block).toMatch(/^\/contingencia\/\d+$/);
    expect((await register(desk)).folio).toBe(folio(7));
    expect((await clerk.get(block)).text).toContain(folio(2));
    expect(await fault()).toBeUndefined();
  });

  it('is reserved by the supervisor only', async () => {
    expect((await clerk.post('/contingencia', { count: '5', reason: 'x' })).status).toBe(403);
    const wrong = await supervisor.post('/contingencia', { count: '900', reason: '' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('value="900"')]);
  });

  it('prints a sheet and a sticker a folio, in their sizes', async () => {
    const sheets = await readPdf(clerk.get(`${block}/hojas.pdf`));
    const stickers = await readPdf(clerk.get(`${block}/etiquetas.pdf`));
    for (const number of [2, 6]) {
      expect(sheets.text).toContain(folio(number));
      expect(stickers.text).toContain(folio(number));
    }
    expect(mediaBoxes(sheets.response.body as Buffer)).toEqual(Array.from({ length: 5 }, () => [216, 279]));
    expect(mediaBoxes(stickers.response.body as Buffer)).toEqual(Array.from({ length: 5 }, () => [62, 29]));
  });

  it('leaves no gap and no repeat when blocks and petitions come at once', async () => {
    const reserve = () => supervisor.post('/contingencia', { count: '3', reason: 'Otro corte' });
    await Promise.all([reserve(), register(desk), reserve(), register(desk), reserve()]);
    const rows = await desk.database.query<{ n: number; last: number }>(
      `SELECT count(*)::int AS n, max(number) AS last FROM (SELECT number FROM petition UNION SELECT number FROM reserved_folio) x`,
    );
    expect(rows[0]!.n).toBe(rows[0]!.last);
    expect(await fault()).toBeUndefined();
  });
});

describe('A reserved folio', () => {
  it('is captured with its own number, code and real hour', async () => {
    const form = await clerk.get(`/registrar?reservado=${folio(2)}`);
    expect(form.text).toContain(`Capturar el folio ${folio(2)}`);
    const key = randomUUID();
    const answer = await capture(2, {}, clerk, key);
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      `/peticiones/${folio(2)}?registrada=${folio(2)}`,
    ]);
    expect((await capture(2, {}, clerk, key)).status).toBe(303);
    const rows = await desk.database.query(
      `SELECT p.received_at, p.lookup_code = r.lookup_code AS same_code FROM petition p
       JOIN reserved_folio r ON r.petition_id = p.id WHERE p.folio = $1`,
      [folio(2)],
    );
    expect(rows).toEqual([{ received_at: new Date('2026-03-09T16:15:00Z'), same_code: true }]);
    const page = (await clerk.get(`/peticiones/${folio(2)}`)).text;
    expect(page).toContain('Folio reservado para contingencia');
    expect(await fault()).toBeUndefined();
  });

  it('is captured once: of two clerks at the same time one is told who was first, and keeps what was typed', async () => {
    const answers = await Promise.all([capture(3), capture(3, { subject: 'Escrito de la otra persona' }, supervisor)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.text).toMatch(/ya capturó el folio PM-2026-000003/);
    expect(late.text).toMatch(/Bache en la calle Hidalgo|Escrito de la otra persona/);
    expect((await clerk.get(`/registrar?reservado=${folio(3)}`)).status).toBe(409);
  });

  it('asks for the day of the book, in the year of the folio', async () => {
    const none = await capture(4, { receivedDay: '', receivedTime: '' });
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('como están en el libro')]);
    const other = await capture(4, { receivedDay: '30/12/2025' });
    expect([other.status, other.text]).toEqual([422, expect.stringContaining('El folio es de 2026')]);
  });

  it('that was not needed is annulled with its reason, stays in the book, and cannot be captured', async () => {
    const annul = (folios: string[]) => supervisor.post(`${block}/anulaciones`, { folios, reason: 'Volvió la luz' });
    expect((await annul([folio(3), folio(4)])).status).toBe(409);
    expect((await annul([folio(4), folio(5)])).status).toBe(303);
    expect((await clerk.get(block)).text).toContain('Volvió la luz');
    const late = await capture(4);
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('está anulado')]);
    expect((await capture(6)).status).toBe(303);
    expect(await fault()).toBeUndefined();
  });

  it('that somebody takes out of the book is missed by the ledger', async () => {
    await desk.database.query('ALTER TABLE reserved_folio DISABLE TRIGGER USER');
    await desk.database.query(`UPDATE reserved_folio SET annulment_reason = 'Otra' WHERE folio = $1`, [folio(5)]);
    expect(await fault()).toMatchObject({ folio: folio(5), what: expect.stringContaining('alterada') as string });
  });
});
