import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { LETTER_FORM } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let clerk: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  clerk = await desk.signIn('intake_clerk');
});
afterAll(() => desk.close());

const send = (changes: object = {}, key: string = randomUUID()) =>
  clerk.post('/registrar', { ...LETTER_FORM, idempotencyKey: key, ...changes });
const keyIn = (html: string) => /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1];
const folioIn = (location: string) => /^\/peticiones\/(PM-\d{4}-\d{6})\?registrada=1$/.exec(location)?.[1];

describe('The form of the counter', () => {
  it('comes with a new key each time and the usual answers', async () => {
    const [one, other] = [await clerk.get('/registrar'), await clerk.get('/registrar')];
    expect(keyIn(one.text)).toMatch(/^[0-9a-f-]{36}$/);
    expect(keyIn(one.text)).not.toBe(keyIn(other.text));
    expect(one.text).toContain('value="Presidencia Municipal"');
  });

  it('registers, prints the original receipt and shows the folio', async () => {
    const answer = await send();
    const folio = folioIn(answer.headers['location'] as string);
    expect([answer.status, folio]).toEqual([303, expect.any(String)]);
    const page = await clerk.get(answer.headers['location'] as string);
    expect(page.text).toContain(`Registrada con el folio ${folio}`);
    const receipts = await desk.database.query(
      'SELECT r.number FROM receipt r JOIN petition p ON p.id = r.petition_id WHERE p.folio = $1',
      [folio],
    );
    expect(receipts).toEqual([{ number: 1 }]);
  });

  it('gives the same folio and no second receipt when it is sent again, three times at once', async () => {
    const key = randomUUID();
    const answers = [await send({}, key), ...(await Promise.all([send({}, key), send({}, key), send({}, key)]))];
    expect(new Set(answers.map(({ headers }) => headers['location'] as string)).size).toBe(1);
    const receipts = await desk.database.query(
      'SELECT r.number FROM receipt r JOIN petition p ON p.id = r.petition_id WHERE p.idempotency_key = $1',
      [key],
    );
    expect(receipts).toEqual([{ number: 1 }]);
  });

  it('refuses other data under a used key, keeps what was typed and gives it a key of its own', async () => {
    const key = randomUUID();
    const folio = folioIn((await send({}, key)).headers['location'] as string);
    const other = await send({ subject: 'Otra petición' }, key);
    expect([other.status, other.text]).toEqual([409, expect.stringContaining(`ya se registró con el folio ${folio}`)]);
    expect(other.text).toContain('Otra petición');
    expect([keyIn(other.text), keyIn(other.text) === key]).toEqual([expect.any(String), false]);
  });

  it('begins with what this person chose last today, and offers what was written before', async () => {
    await send({
      documentKind: 'oficio',
      channel: 'courier',
      senderKind: 'authority',
      senderInstitution: 'DIF Estatal',
    });
    const mine = await clerk.get('/registrar');
    expect(mine.text).toMatch(/<option[^>]*(selected[^>]*value="oficio"|value="oficio"[^>]*selected)/);
    expect(mine.text).toMatch(/<input[^>]*(checked[^>]*value="courier"|value="courier"[^>]*checked)/);
    expect(mine.text).toContain('<option value="DIF Estatal">');
    const other = await (await desk.signIn('supervisor')).get('/registrar');
    expect(other.text).toMatch(/<option[^>]*(selected[^>]*value="letter"|value="letter"[^>]*selected)/);
    clock.putTo('2026-03-11T16:00:00Z');
    expect((await (await desk.signIn('intake_clerk')).get('/registrar')).text).toMatch(
      /<option[^>]*(selected[^>]*value="letter"|value="letter"[^>]*selected)/,
    );
    clock.putTo('2026-03-10T16:00:00Z');
  });

  it('cannot be sent without its key', async () => {
    expect((await send({ idempotencyKey: '' })).status).toBe(422);
  });
});

/** A form with three mistakes. */
const typed = {
  senderName: 'María <b>Peña</b>',
  senderPosition: 'Presidenta & vecina',
  contactTelephone: '123',
  subject: 'Bache "grande"\r\nen la esquina',
  sheets: '0',
  curp: 'PEGM',
  curpAbsence: 'declined',
  documentDate: '2026-03-01',
  priority: 'urgent',
  notes: 'Urge',
  channel: 'courier',
  annexes: '2 originales de fotos "a color"',
};

describe('A form that has to be corrected', () => {
  it('is answered 422 with one sentence for each field, that leads to it', async () => {
    const answer = await send(typed);
    expect(answer.status).toBe(422);
    const [summary] = /data-error-summary.*?<\/ul>/s.exec(answer.text) ?? [];
    expect(summary).toMatch(/href="#f-sheets">Fojas: escriba un número entero/);
    expect(answer.text).toContain('id="f-sheets"');
  });

  it('keeps everything that was typed, escaped, under the same key', async () => {
    const key = randomUUID();
    const { text } = await send(typed, key);
    expect(keyIn(text)).toBe(key);
    const fields = [
      'value="María &lt;b>Peña&lt;/b>"',
      'value="Presidenta &amp; vecina"',
      'value="123"',
      'value="PEGM"',
    ];
    fields.push(
      'value="0"',
      'value="2026-03-01"',
      '>Urge</textarea>',
      'value="2 originales de fotos &quot;a color&quot;"',
    );
    for (const field of fields) expect(text).toContain(field);
    expect(text).toMatch(/<textarea[^>]*name="subject"[^>]*>Bache &quot;grande&quot;\r?\nen la esquina<\/textarea>/);
    for (const chosen of ['declined', 'urgent'])
      expect(text).toMatch(new RegExp(`<option[^>]*(selected[^>]*value="${chosen}"|value="${chosen}"[^>]*selected)`));
    expect(text).toMatch(/<input[^>]*name="channel"[^>]*(checked[^>]*value="courier"|value="courier"[^>]*checked)/);
    expect(text).toMatch(/<input[^>]*name="notifyByBoard"[^>]*checked|<input[^>]*checked[^>]*name="notifyByBoard"/);
  });
});

describe('A form that was corrected', () => {
  it('becomes one petition', async () => {
    const key = randomUUID();
    await send(typed, key);
    const right = { ...typed, senderName: 'María Peña', contactTelephone: '9512345678', sheets: '3', curp: '' };
    const answer = await send(right, key);
    const folio = folioIn(answer.headers['location'] as string);
    const annexes = [{ count: 2, description: 'fotos "a color"', form: 'original' }];
    const rows = await desk.database.query(
      'SELECT folio, sheets, subject, annexes FROM petition WHERE idempotency_key = $1',
      [key],
    );
    expect(rows).toEqual([{ folio, sheets: 3, subject: 'Bache "grande"\nen la esquina', annexes }]);
  });

  it('asks for both day and hour of an earlier reception, and keeps open what was opened', async () => {
    const answer = await send({ receivedDay: '2026-03-09', receivedTime: '', receivedReason: 'Guardia' });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Escriba el día y la hora en que se recibió.'),
    ]);
    expect(answer.text).toMatch(/<details[^>]*\sopen/);
  });

  it('understands days as people write them, and says at the field when it does not', async () => {
    const key = randomUUID();
    await send({ documentDate: '3 mar', receivedDay: 'ayer', receivedTime: '930', receivedReason: 'Guardia' }, key);
    const rows = await desk.database.query(
      'SELECT document_date::text AS day, received_at FROM petition WHERE idempotency_key = $1',
      [key],
    );
    expect(rows).toEqual([{ day: '2026-03-03', received_at: new Date('2026-03-09T15:30:00Z') }]);
    const wrong = await send({ documentDate: '32/1', annexes: '0 copias de INE' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('no se entiende «32/1»')]);
    expect(wrong.text).toMatch(/id="f-documentDate-error"/);
    expect(wrong.text).toMatch(/id="f-annexes-error"/);
    expect(wrong.text).toContain('value="32/1"');
  });

  it('takes the day and hour of an earlier reception as those of the municipality', async () => {
    const key = randomUUID();
    await send({ receivedDay: '2025-12-31', receivedTime: '23:59', receivedReason: 'Guardia' }, key);
    const rows = await desk.database.query('SELECT folio, received_at FROM petition WHERE idempotency_key = $1', [key]);
    expect(rows).toEqual([{ folio: 'PM-2025-000001', received_at: new Date('2026-01-01T05:59:00Z') }]);
  });
});
