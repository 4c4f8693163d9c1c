import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, LETTER, sendRegistration } from '../support/petitions.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

const send = (changes: object = {}) => sendRegistration(desk, changes);
const countPetitions = async () =>
  (await desk.database.query<{ count: number }>('SELECT count(*)::int AS count FROM petition'))[0]?.count;
const kept = async (folio: string) =>
  (await desk.database.query('SELECT * FROM petition WHERE folio = $1', [folio]))[0] as Record<string, unknown>;

describe('The API registers a petition', () => {
  it('and gives its folio and the code for the portal', async () => {
    const { status, body } = await send();
    expect([status, body]).toEqual([
      201,
      {
        folio: expect.stringMatching(/^PM-2026-\d{6}$/),
        lookupCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
        repeated: false,
      },
    ]);
    const shown = await api(desk, 'auditor').get(`/petitions/${body.folio}`);
    expect(shown.body).toMatchObject({ folio: body.folio, status: 'received', senderName: 'María Peña Núñez' });
  });

  it.each([
    ['of one surname', 'Juana Ñáñez', 'Juana Ñáñez'],
    ['of only one word', 'Xóchitl', 'Xóchitl'],
    ['with an apostrophe', "Seán O’Connor D'Ángelo", "Seán O’Connor D'Ángelo"],
    ['with "Ma."', 'Ma. de la Luz Güemes', 'Ma. de la Luz Güemes'],
    ['with accents written in two characters', 'Jose\u0301 Pen\u0303a', 'José Peña'],
    ['with spaces too many', '  María   Peña ', 'María Peña'],
  ])('of a name %s', async (_what, senderName, written) => {
    const { body } = await send({ senderName });
    expect(await kept(body.folio as string)).toMatchObject({ sender_name: written });
  });

  it('of an institution whose name has numbers and signs', async () => {
    const senderName = 'Comité Vecinal "20 de Noviembre", A.C. & Asociados #3';
    const { body } = await send({ senderKind: 'organisation', senderName });
    expect(await kept(body.folio as string)).toMatchObject({ sender_name: senderName, curp_absence: null });
  });

  it('with its annexes, and leaves out the rows in which nothing was written', async () => {
    const annexes = [
      { count: 2, description: 'Fotografías', form: 'copy' },
      { count: '', description: ' ', form: 'copy' },
      { count: '1', description: 'Credencial', form: 'original' },
    ];
    const { body } = await send({ annexes });
    expect((await kept(body.folio as string))['annexes']).toEqual([annexes[0], { ...annexes[2], count: 1 }]);
  });

  it('received earlier, when the reason is given', async () => {
    const earlier = { receivedAt: '2026-03-09T10:00:00-06:00', receivedReason: 'Llegó a la guardia' };
    const { body } = await send(earlier);
    expect(await kept(body.folio as string)).toMatchObject({
      received_at: new Date('2026-03-09T16:00:00Z'),
      registered_at: clock.now(),
      received_reason: 'Llegó a la guardia',
    });
  });

  it('received within the last quarter of an hour without asking why', async () => {
    expect((await send({ receivedAt: '2026-03-10T15:46:00Z' })).status).toBe(201);
  });
});

describe('The CURP', () => {
  it('is kept in capitals, and then no reason for its absence', async () => {
    const { body } = await send({ curp: ' pegm850101 mocxrr02 ' });
    expect(await kept(body.folio as string)).toMatchObject({ curp: 'PEGM850101MOCXRR02', curp_absence: null });
  });

  it('may be missing, with the reason or without it', async () => {
    for (const [given, written] of [
      ['foreigner', 'foreigner'],
      [undefined, 'not_provided'],
    ]) {
      const { body } = await send({ curpAbsence: given });
      expect(await kept(body.folio as string)).toMatchObject({ curp: null, curp_absence: written });
    }
  });

  it.each([
    ['PEGM850101MOCXRR0', 'La CURP tiene 18 caracteres.'],
    ['PEGM850101MOCXRR01', 'El último dígito de la CURP no corresponde a los demás'],
    ['PEGM850231MOCXRR02', 'Los caracteres 5 a 10 de la CURP deben ser una fecha de nacimiento que exista'],
    ['PEGM850101MZZXRR02', 'Los caracteres 12 y 13 de la CURP no corresponden a ninguna entidad'],
  ])('is refused with what is wrong with it: %s', async (curp, sentence) => {
    const { status, body } = await send({ curp });
    expect([status, body.fields]).toEqual([422, [{ field: 'curp', message: expect.stringContaining(sentence) }]]);
  });
});

describe('A petition that cannot be is refused with a Spanish sentence at its field', () => {
  it.each<[string, object, string, RegExp]>([
    ['nothing in it', { senderName: undefined }, 'senderName', /^Nombre del remitente: escriba este dato\.$/],
    ['a blank subject', { subject: ' \n ' }, 'subject', /^Asunto: escriba este dato\.$/],
    ['a name of signs', { senderName: '-- . --' }, 'senderName', /debe tener letras/],
    ['a name with digits', { senderName: 'María 4' }, 'senderName', /sólo lleva letras/],
    ['a name without end', { senderName: 'ñ'.repeat(201) }, 'senderName', /no puede pasar de 200 caracteres/],
    ['no sheets', { sheets: 0 }, 'sheets', /número entero entre 1 y 100,000/],
    ['a text as sheets', { sheets: 'tres' }, 'sheets', /número entero/],
    ['half a sheet', { sheets: 1.5 }, 'sheets', /número entero/],
    ['a day that does not exist', { documentDate: '2026-02-30' }, 'documentDate', /ese día no existe/],
    ['a day written otherwise', { documentDate: '30/02/2026' }, 'documentDate', /escriba una fecha válida/],
    ['an unknown channel', { channel: 'fax' }, 'channel', /^Vía de recepción: elija una de las opciones\.$/],
    ['a telephone too short', { contactTelephone: '12345' }, 'contactTelephone', /10 dígitos/],
    ['no address of mail', { contactEmail: 'maria@' }, 'contactEmail', /nombre@ejemplo\.mx/],
    ['no way to reach the sender', { notifyByBoard: false }, 'notifyByBoard', /marque «Notificar por estrados»/],
    ['a date in the future', { receivedAt: '2026-03-10T16:05:00Z' }, 'receivedAt', /no puede ser futura/],
    ['an earlier date without a reason', { receivedAt: '2026-03-10T12:00:00Z' }, 'receivedReason', /Explique por qué/],
    ['a date without its time zone', { receivedAt: '2026-03-10T12:00:00' }, 'receivedAt', /fecha válida/],
    ['a field that does not exist', { folio: 'PM-2026-000001' }, 'folio', /El campo «folio» no existe/],
    ['an annex without its description', { annexes: [{ count: 1, form: 'copy' }] }, 'annexes.0.description', /escriba/],
    ['annexes that are no list', { annexes: 'dos' }, 'annexes', /envíe una lista/],
    ['an annex that is no object', { annexes: ['dos'] }, 'annexes', /^Anexos: cada uno lleva/],
  ])('%s', async (_what, changes, field, sentence) => {
    const before = await countPetitions();
    const { status, body, type } = await send(changes);
    expect([status, type, body.code]).toEqual([422, 'application/problem+json', 'request.invalid']);
    expect(body.fields).toContainEqual({
      field: expect.stringContaining(field),
      message: expect.stringMatching(sentence),
    });
    expect(await countPetitions()).toBe(before);
  });

  it('says everything that is wrong at once', async () => {
    const { body } = await send({ senderName: '', subject: '', sheets: 0 });
    expect((body.fields as { field: string }[]).map(({ field }) => field)).toEqual(['senderName', 'subject', 'sheets']);
  });

  it('names the series or kind of document that does not exist', async () => {
    expect((await send({ series: 'ZZ' })).body).toMatchObject({ status: 422, code: 'series.not-found' });
    expect((await send({ documentKind: 'novela' })).body).toMatchObject({
      status: 422,
      code: 'document-kind.not-found',
    });
  });
});

describe('A request that is no registration is refused', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    request(desk.server)
      .post('/api/v1/petitions')
      .set({
        Authorization: `Bearer ${desk.tokens.intake_clerk}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...headers,
      })
      .send(body);

  it.each<[string, number, string, Record<string, string>]>([
    ['JSON that ends too soon', 400, '{"subject": "Bache', {}],
    ['a list', 422, '[]', {}],
    ['nothing', 422, '', {}],
    ['a body over 512 kB', 413, JSON.stringify({ ...LETTER, notes: 'x'.repeat(512 * 1024) }), {}],
    ['a body of another kind', 422, 'subject=Bache', { 'Content-Type': 'text/plain' }],
    ['a body in an encoding that nobody knows', 415, '{}', { 'Content-Encoding': 'zip' }],
    ['no key', 422, JSON.stringify(LETTER), { 'Idempotency-Key': '' }],
    ['a key too short', 422, JSON.stringify(LETTER), { 'Idempotency-Key': 'abc' }],
    ['a key too long', 422, JSON.stringify(LETTER), { 'Idempotency-Key': 'k'.repeat(101) }],
    ['a key with a space', 422, JSON.stringify(LETTER), { 'Idempotency-Key': 'clave con espacios' }],
  ])('%s', async (_what, status, body, headers) => {
    const before = await countPetitions();
    const answer = await post(body, headers);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    expect(answer.body.title).toMatch(/[a-záéíóú]{4}.*\.$/);
    expect(await countPetitions()).toBe(before);
  });

  it('but not a large one that fits', async () => {
    const notes = 'ñ'.repeat(4_000);
    const annexes = Array.from({ length: 200 }, () => ({ count: 1, description: 'ñ'.repeat(300), form: 'copy' }));
    expect((await post(JSON.stringify({ ...LETTER, notes, annexes }))).status).toBe(201);
  });
});
