import { createHttpApp } from '@oficialia/platform';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PortalModule } from '../../apps/portal/src/portal.module.js';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { api, LETTER_FORM, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:12:00Z');
let desk: Desk;
let clerk: SignedIn;
let portal: NestExpressApplication;
let folio: string;

const PAPER = {
  ...LETTER_FORM,
  senderName: 'Ma. Ñáñez O’Connor',
  senderPosition: 'Presidenta',
  subject: 'Drenaje en la calle Morelos',
  sheets: '3',
  'annexes[0][count]': '4',
  'annexes[0][description]': 'Fotografías',
  'annexes[0][form]': 'original',
};

beforeAll(async () => {
  desk = await startDesk({ clock });
  clerk = await desk.signIn('intake_clerk');
  portal = await createHttpApp(PortalModule.with(desk.config, clock));
  await portal.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await portal.close();
  await desk.close();
});
beforeEach(async () => {
  clock.putTo('2026-03-10T16:12:00Z');
  const answer = await clerk.post('/registrar', { ...PAPER, idempotencyKey: randomUUID() });
  folio = /PM-\d+-\d+/.exec(answer.headers['location'] as string)![0];
});

const receipt = (number: number, format = '') =>
  readPdf(clerk.get(`/peticiones/${folio}/acuses/${number}.pdf${format}`));
const codeOf = async () =>
  (
    await desk.database.query<{ code: string }>('SELECT lookup_code AS code FROM petition WHERE folio = $1', [folio])
  )[0]!.code;
const issue = async () => (await clerk.post(`/peticiones/${folio}/acuses`)).headers['location'] as string;

describe('The receipt of a petition', () => {
  it('is the original on its first print and says everything that was received', async () => {
    const { response, text } = await receipt(1);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="acuse-${folio}-1.pdf"`,
      'cache-control': 'private, no-store',
    });
    const code = await codeOf();
    const shown = [folio, 'martes 10 de marzo de 2026, 10:12 horas', 'Ma. Ñáñez O’Connor', 'Presidenta'];
    shown.push(
      'Drenaje en la calle Morelos',
      '3 fojas · 4 anexos',
      '1 Fotografías 4 Original',
      'Rosa María Ñáñez López',
    );
    shown.push('Municipio de San Jacinto de los Reyes', 'Ventanilla', `${code.slice(0, 5)}-${code.slice(5)}`);
    expect(shown.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).not.toMatch(/copia/i);
  });

  it('prints the beginning of the hash of the entry that registered it', async () => {
    const { body } = await api(desk, 'auditor').get(`/petitions/${folio}/ledger`);
    const hash = (body as { hash: string }[])[0]!.hash;
    expect((await receipt(1)).text.replaceAll(' ', '')).toContain(`SELLODELREGISTRO${hash.slice(0, 16)}`);
  });

  it('is a copy that says so when it is printed again', async () => {
    clock.putTo('2026-03-12T18:00:00Z');
    expect(await issue()).toBe(`/peticiones/${folio}/acuses/2.pdf`);
    const { text } = await receipt(2);
    expect(text).toContain('COPIA 1 · Reimpresa el jueves 12 de marzo de 2026, 12:00 horas');
    expect(text).toContain('martes 10 de marzo de 2026, 10:12 horas');
    expect(await issue()).toBe(`/peticiones/${folio}/acuses/3.pdf`);
    expect((await receipt(3)).text).toContain('COPIA 2');
  });

  it('is still the original for a printer that is slow, and a copy on another day', async () => {
    clock.putTo('2026-03-10T16:26:00Z');
    expect((await receipt(1)).text).not.toMatch(/copia/i);
    clock.putTo('2026-03-11T16:12:00Z');
    expect((await receipt(1)).text).toContain('COPIA 1');
  });

  it('says what was corrected as it is now', async () => {
    const correction = { field: 'sheets', seen: '3', value: '5', reason: 'Se contaron mal' };
    await api(desk, 'intake_clerk').post(`/petitions/${folio}/corrections`, correction).expect(201);
    expect((await receipt(1)).text).toContain('5 fojas · 4 anexos');
  });

  it('has consecutive numbers when it is printed in several places at once', async () => {
    const addresses = await Promise.all([issue(), issue(), issue(), issue()]);
    expect(addresses.toSorted()).toEqual([2, 3, 4, 5].map((number) => `/peticiones/${folio}/acuses/${number}.pdf`));
  });

  it('does not exist before it was issued', async () => {
    for (const number of ['2', '0', '999999999999999999999']) {
      expect([number, (await clerk.get(`/peticiones/${folio}/acuses/${number}.pdf`)).status]).toEqual([number, 404]);
    }
    expect((await clerk.get(`/peticiones/${folio}/acuses/uno.pdf`)).status).toBe(400);
  });
});

describe('The sticker', () => {
  it('has folio, day, hour, sheets and annexes, and says when it is a copy', async () => {
    const { text } = await receipt(1, '?formato=etiqueta');
    const shown = [folio, '10 MAR 2026 · 10:12 h', '3 fojas · 4 anexos', 'San Jacinto de los Reyes'];
    expect(shown.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).not.toMatch(/copia/i);
    await issue();
    expect((await receipt(2, '?formato=etiqueta')).text).toContain('COPIA 1');
  });
});

describe('The code on the receipt', () => {
  const ask = (code: string, of: string = folio) =>
    request(portal.getHttpServer() as Parameters<typeof request>[0])
      .post('/api/v1/status')
      .send({ folio: of, code });

  it('opens the petition in the portal, as it is printed and as people type it', async () => {
    const printed = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/.exec((await receipt(1)).text)![0];
    for (const typed of [printed, printed.toLowerCase(), printed.replace('-', ' '), printed.replaceAll('0', 'O')]) {
      const { status, body } = await ask(typed);
      expect([status, body.folio, body.status]).toEqual([200, folio, 'received']);
    }
  });

  it('tells to which authority the petition was sent', async () => {
    const sent = { authority: 'CFE', legalBasis: 'el artículo 8 de la Constitución' };
    await api(desk, 'follow_up').post(`/petitions/${folio}/remissions`, sent).expect(201);
    const { body } = await ask(await codeOf());
    expect(body).toMatchObject({ status: 'remitted', remission: { authority: 'Comisión Federal de Electricidad' } });
  });

  it('opens no other petition, and the answer does not tell whether folio or code was wrong', async () => {
    const other = await register(desk);
    const answers = [await ask(other.lookupCode), await ask(await codeOf(), 'PM-2026-999999')];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  it('is verified by the portal: the receipt that it belongs to says the same', async () => {
    const form = { folio, codigo: await codeOf() };
    const page = await request(portal.getHttpServer() as Parameters<typeof request>[0])
      .post('/acuse')
      .type('form')
      .send(form);
    expect(page.status).toBe(200);
    for (const words of [folio, '3']) expect(page.text).toContain(words);
    expect(page.text).not.toContain('Ñáñez');
  });
});
