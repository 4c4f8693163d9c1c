import type { NestExpressApplication } from '@nestjs/platform-express';
import { createHttpApp, Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import type { Server } from 'node:http';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PortalModule } from '../../apps/portal/src/portal.module.js';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { api, refer, register, SIGNED_FOR } from '../support/petitions.js';

const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;
let portal: NestExpressApplication;
let server: Server;

beforeAll(async () => {
  desk = await startDesk({ clock });
  portal = await createHttpApp(PortalModule.with(desk.config, clock));
  await portal.listen(0, '127.0.0.1');
  server = portal.getHttpServer() as Server;
});
afterAll(async () => {
  await portal.close();
  await desk.close();
});

interface Known {
  folio: string;
  codigo: string;
}

let known: Known;

const goTo = (day: string) => clock.putTo(`${day}T16:00:00Z`);
const office = () => api(desk, 'follow_up');
const page = (path: string, fields: object = {}) =>
  request(server)
    .post(path)
    .type('form')
    .send({ ...known, ...fields });
const json = (path: string, body: object) =>
  request(server)
    .post(`/api/v1${path}`)
    .send({ folio: known.folio, code: known.codigo, ...body });
const evaluations = () =>
  desk.database.query(
    'SELECT e.seq, e.verdict, e.comment FROM evaluation e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1 ORDER BY e.seq',
    [known.folio],
  );
const standing = async () =>
  (
    await desk.database.query<{ petition: string; referral: string; clock: string }>(
      `SELECT p.status AS petition, r.status AS referral, k.state AS clock FROM petition p
       JOIN referral r ON r.petition_id = p.id JOIN clock k ON k.referral_id = r.id WHERE p.folio = $1`,
      [known.folio],
    )
  )[0];

async function reply(referral: number, text: string): Promise<void> {
  await office().post(`/referrals/${referral}/reply`, { sense: 'granted', text }).expect(201);
}

async function tell(day: string): Promise<void> {
  goTo(day);
  const proof = { ...SIGNED_FOR, method: 'in_person', notifiedOn: day };
  await office().post(`/petitions/${known.folio}/notifications`, proof).expect(201);
}

let referral: number;

/** Answered on 2 March, told on the 3rd. */
beforeEach(async () => {
  goTo('2026-03-02');
  const { folio, lookupCode } = await register(desk, { subject: 'Bache muy privado' });
  known = { folio, codigo: lookupCode };
  referral = await refer(desk, folio);
  await office().post(`/referrals/${referral}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  await reply(referral, 'Se tapó el bache.');
  await tell('2026-03-03');
});

describe('Who was notified', () => {
  it('reads the answer, keeps it as a file, and is told nothing personal', async () => {
    const { text: html } = await page('/consulta').expect(200);
    for (const told of ['Se tapó el bache.', 'Favorable', '¿La respuesta resolvió su asunto?', 'Pedir que se reabra'])
      expect(html).toContain(told);
    const { text } = await readPdf(page('/respuesta.pdf'));
    expect(text).toContain('Se tapó el bache.');
    for (const secret of ['María', 'Peña', 'PEÑA', 'muy privado'])
      expect([html, text].join().includes(secret)).toBe(false);
  });

  it('says once whether it solved the matter, however often the button is pressed, and may change it', async () => {
    const twice = [1, 2, 3].map(() => page('/valoracion', { verdict: 'partly', comment: 'Quedó un hoyo' }).expect(200));
    for (const { text } of await Promise.all(twice)) expect(text).toContain('quedó guardado lo que nos dice');
    expect(await evaluations()).toEqual([{ seq: 1, verdict: 'partly', comment: 'Quedó un hoyo' }]);
    const { body } = await json('/evaluation', { verdict: 'solved' }).expect(200);
    expect(body).toMatchObject({ afterwards: { verdict: 'solved', evaluateUntil: '2026-04-02' } });
    expect(await evaluations()).toHaveLength(2);
    const { body: figure } = await office().get('/satisfaction?since=2026-03-03').expect(200);
    expect(figure).toMatchObject({ partly: 0, no: 0 });
    expect((figure as { solved: number; notified: number }).notified).toBeGreaterThanOrEqual(
      (figure as { solved: number }).solved,
    );
    const desktop = await (await desk.signIn('follow_up')).get(`/peticiones/${known.folio}`);
    expect(desktop.text).toContain('Sí, resolvió mi asunto');
    await office().get('/satisfaction?since=2026-02-31').expect(422);
  });

  it('has until a day to say it, and ten changes at most', async () => {
    await desk.database.query('UPDATE notification_terms SET evaluation_days = 2, reopening_days = 1');
    goTo('2026-03-05');
    await page('/valoracion', { verdict: 'no' }).expect(200);
    expect((await page('/reapertura', { reason: 'Sigue' }).expect(409)).text).toContain('ya terminó');
    for (let n = 2; n <= 10; n++) await page('/valoracion', { verdict: 'no', comment: `${n}` }).expect(200);
    expect((await page('/valoracion', { verdict: 'solved' }).expect(409)).text).toContain('muchas veces');
    goTo('2026-03-06');
    const late = await page('/valoracion', { verdict: 'solved' }).expect(409);
    expect(late.text).toContain('El tiempo para valorar esta respuesta ya terminó');
    expect(await evaluations()).toHaveLength(10);
    await desk.database.query('UPDATE notification_terms SET evaluation_days = 30, reopening_days = 15');
  });

  it('gets the form back with what was typed when something is missing', async () => {
    const back = await page('/valoracion', { comment: 'Sin elegir' }).expect(422);
    for (const told of ['elija una de las opciones', 'Sin elegir', 'Se tapó el bache.'])
      expect(back.text).toContain(told);
    await page('/reapertura', {}).expect(422);
    await json('/reopening', {}).expect(422);
  });
});

describe('Nobody else', () => {
  it.each(['/valoracion', '/reapertura', '/respuesta.pdf'])('does anything at %s', async (path) => {
    const fields = { verdict: 'no', reason: 'x', codigo: 'AAAAAAAAAA' };
    expect((await page(path, fields)).status).toBe(404);
    expect((await page(path, { ...fields, codigo: '' })).status).toBe(422);
    await desk.database.query('DELETE FROM portal_miss');
    expect(await evaluations()).toEqual([]);
  });

  it.each(['/valoracion', '/reapertura'])('acts at %s from the page of another site', async (path) => {
    const foreign = await page(path, { verdict: 'no', reason: 'x' }).set('Sec-Fetch-Site', 'cross-site');
    expect(foreign.status).toBe(403);
    expect(await evaluations()).toEqual([]);
  });

  it('guesses: after ten misses these doors are closed too', async () => {
    for (let n = 0; n < 10; n++) await page('/valoracion', { verdict: 'no', codigo: 'AAAAAAAAAA' });
    const told = await page('/valoracion', { verdict: 'no' });
    expect([told.status, told.headers['retry-after']]).toEqual([429, '900']);
    await desk.database.query('DELETE FROM portal_miss');
  }, 20_000);

  it('of the portal reaches more than its functions', async () => {
    const db = portal.get(Db);
    for (const sql of [
      'SELECT * FROM evaluation',
      'SELECT * FROM told_answer',
      `INSERT INTO reopening (petition_id, notification_id, reason, asked_at) VALUES (1, 1, '', now())`,
      `SELECT portal_told('x', 'y')`,
    ])
      await expect(db.query(sql)).rejects.toThrow('permission denied');
    const wrong = await db.query('SELECT portal_evaluate($1, $2, $3, NULL, now(), $4) AS said', [
      known.folio,
      'NO',
      'no',
      '::1',
    ]);
    expect(wrong).toEqual([{ said: 'none' }]);
  });
});

describe('A matter', () => {
  const ask = () => page('/reapertura', { reason: 'El hoyo sigue ahí' });
  const decide = (accepted: boolean, reason = 'Se volverá a revisar.') =>
    office().post(`/petitions/${known.folio}/reopening/decision`, { accepted, reason });

  it('is asked once to be opened again, waits in the tray, and is refused with the reason', async () => {
    for (const { status, text } of await Promise.all([ask(), ask()]))
      expect([status, text.includes('La oficina recibió su solicitud')]).toEqual([200, true]);
    const tray = await (await desk.signIn('follow_up')).get('/valoraciones');
    for (const told of [known.folio, 'El hoyo sigue ahí']) expect(tray.text).toContain(told);
    const saul = await desk.signIn('follow_up');
    await saul.post(`/peticiones/${known.folio}/reapertura`, { accepted: 'false' }).expect(422);
    await saul.post(`/peticiones/${known.folio}/reapertura`, { accepted: 'false', reason: 'Ya se tapó.' }).expect(303);
    const shown = await page('/consulta');
    for (const told of ['No se reabrió', 'Ya se tapó.']) expect(shown.text).toContain(told);
    expect((await standing())?.petition).toBe('closed');
    expect((await decide(true).expect(409)).body).toMatchObject({ code: 'reopening.decided' });
  });

  it('that was opened again keeps folio, oficio, history and clock, is answered again and closes', async () => {
    const before = await standing();
    expect(before).toEqual({ petition: 'closed', referral: 'replied', clock: 'stopped' });
    goTo('2026-03-04');
    await ask().expect(200);
    const { body } = await decide(true).expect(201);
    expect(body).toMatchObject({ accepted: true, decision: 'Se volverá a revisar.' });
    expect(await standing()).toEqual({ petition: 'acknowledged', referral: 'acknowledged', clock: 'running' });
    const shown = await page('/consulta');
    for (const told of ['Se tapó el bache.', 'Su petición se reabrió']) expect(shown.text).toContain(told);
    goTo('2026-03-05');
    await reply(referral, 'Ahora sí se tapó.');
    expect((await page('/consulta')).text).not.toContain('Ahora sí se tapó.');
    await tell('2026-03-06');
    expect(await standing()).toEqual({ petition: 'closed', referral: 'replied', clock: 'stopped' });
    const again = await page('/consulta');
    for (const told of ['Se tapó el bache.', 'Ahora sí se tapó.', 'Pedir que se reabra'])
      expect(again.text).toContain(told);
    expect(await verifyLedger(desk.app.get(Db))).not.toHaveProperty('fault.what');
  });

  it('is decided by one of two people, and by nobody without the right', async () => {
    await ask();
    const both = await Promise.all([
      decide(true),
      api(desk, 'supervisor').post(`/petitions/${known.folio}/reopening/decision`, { accepted: false, reason: 'No' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    await api(desk, 'auditor')
      .post(`/petitions/${known.folio}/reopening/decision`, { accepted: true, reason: 'x' })
      .expect(403);
    await office().post('/petitions/PM-2026-999999/reopening/decision', { accepted: true, reason: 'x' }).expect(404);
  });
});
