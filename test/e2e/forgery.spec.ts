import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, USERS, type Desk } from '../support/desk.js';
import { LETTER_FORM, refer, register } from '../support/petitions.js';
import { routesOf, type Route } from '../support/routes.js';
import { visit, type SignedIn } from '../support/signed-in.js';

let desk: Desk;
let person: SignedIn;
let folio: string;

beforeAll(async () => {
  desk = await startDesk();
  person = await desk.signIn('supervisor');
  folio = (await register(desk)).folio;
});
afterAll(() => desk.close());

const addressOf = ({ path }: Route) => path.replace(':folio', folio).replace(/:\w+/g, '1');
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const forms = () =>
  routesOf(desk.app).filter(({ method, path }) => !SAFE.includes(method) && !path.startsWith('/api/'));
const sending = (route: Route) =>
  person.agent[route.method.toLowerCase() as 'post' | 'patch' | 'delete'](addressOf(route));

/** Everything that a forged form could have changed. */
const traces = () =>
  desk.database
    .query(`SELECT (SELECT count(*) FROM ledger_entry) AS entries, (SELECT count(*) FROM petition) AS petitions,
    (SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM person p) AS people, 
    (SELECT count(*) FROM session WHERE sess -> 'passport' IS NOT NULL) AS "signedIn"`);

describe('A form of another site', () => {
  const tokens: [string, string | undefined][] = [
    ['without a token', undefined],
    ['with an empty token', ''],
    ['with an invented token', 'A'.repeat(32)],
    ['with the token of another session', 'other'],
  ];

  it.each(tokens)('changes nothing: urlencoded, %s', async (_what, token) => {
    const before = await traces();
    for (const route of forms()) {
      const fields = { ...LETTER_FORM, idempotencyKey: randomUUID(), reason: 'x', ...(await forged(token)) };
      const answer = await sending(route).type('form').send(fields);
      expect([route.path, answer.status]).toEqual([route.path, 403]);
    }
    expect(await traces()).toEqual(before);
  });

  it.each(tokens)('changes nothing: multipart, %s', async (_what, token) => {
    const before = await traces();
    for (const route of forms()) {
      const form = sending(route).field({ purpose: 'petition', ...(await forged(token)) });
      const answer = await form.attach('files', Buffer.from('%PDF-1.4'), 'carta.pdf');
      expect([route.path, [403, 415].includes(answer.status)]).toEqual([route.path, true]);
    }
    expect(await traces()).toEqual(before);
  });

  it('changes nothing either as text, as JSON or with a header of its own', async () => {
    const before = await traces();
    for (const type of ['text/plain', 'application/json', 'application/octet-stream']) {
      const answer = await person.agent.post('/salir').set('Content-Type', type).send('{"_csrf": ["A"]}');
      expect([type, answer.status]).toEqual([type, 403]);
    }
    const header = await person.agent.post('/salir').set('x-csrf-token', 'A'.repeat(32));
    expect([header.status, await traces()]).toEqual([403, before]);
  });

  it('cannot sign anybody in, so that nobody works in the session of another', async () => {
    const visitor = await visit(desk.server);
    const answer = await visitor.agent
      .post('/entrar')
      .type('form')
      .send({ username: USERS.auditor, password: PASSWORD });
    expect([answer.status, (await visitor.get('/peticiones')).status]).toEqual([403, 303]);
  });

  async function forged(token: string | undefined): Promise<{ _csrf?: string }> {
    if (token === 'other') return { _csrf: (await visit(desk.server)).csrf };
    return token === undefined ? {} : { _csrf: token };
  }
});

describe('The token of a session', () => {
  it('is another one after signing in', async () => {
    const visitor = await visit(desk.server);
    await visitor.post('/entrar', { username: USERS.auditor, password: PASSWORD });
    expect((await visitor.post('/salir')).status).toBe(403);
  });

  it('lets the real forms through: urlencoded and multipart', async () => {
    const asked = await person.post(`/peticiones/${folio}/anulaciones`, { reason: 'Prueba' });
    const sent = await person.agent
      .post(`/peticiones/${folio}/documentos`)
      .field({ _csrf: person.csrf, purpose: 'petition' })
      .attach('files', Buffer.from('esto no es un PDF'), 'carta.pdf');
    expect([asked.status, sent.status]).toEqual([303, 422]);
  });

  it('is found in the multipart form only before the files, or in the header', async () => {
    const id = await refer(desk, (await register(desk)).folio);
    const department = await desk.signIn('department');
    await department.post(`/turnos/${id}/acuse`, { name: 'Ana Ríos' });
    const send = () =>
      department.agent.post(`/turnos/${id}/respuesta`).field({ 'sense-1': 'granted', 'text-1': 'Se atendió.' });
    expect((await send()).status).toBe(403);
    expect((await send().set('x-csrf-token', department.csrf)).status).toBe(303);
  });
});

describe('Every answer', () => {
  const policy =
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob:;font-src 'self';connect-src 'self';" +
    "form-action 'self';frame-src 'self';frame-ancestors 'self';object-src 'none';base-uri 'none';manifest-src 'self'";

  it.each(['/entrar', '/peticiones', '/no-existe', '/api/v1/referrals', '/favicon.svg'])(
    'carries the headers that browsers obey: %s',
    async (path) => {
      const { headers } = await person.get(path);
      expect(headers).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  it('of a page has no script, style or handler of its own, and is not kept by the browser', async () => {
    for (const path of [
      '/registrar',
      '/peticiones',
      `/peticiones/${folio}`,
      `/peticiones/${folio}/turnar`,
      '/por-turnar',
    ]) {
      const { text, headers } = await person.get(path);
      expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
      expect([path, /<script(?![^>]*\ssrc="\/assets\/)/.exec(text)?.[0]]).toEqual([path, undefined]);
      expect([path, /<style|\sstyle="|\son\w+="|javascript:/i.exec(text)?.[0]]).toEqual([path, undefined]);
    }
  });

  it('to a method that nobody serves says that there is nothing', async () => {
    for (const method of ['put', 'delete', 'patch'] as const) {
      const answer = await request(desk.server)
        [method](`/api/v1/petitions/${folio}`)
        .set('Authorization', `Bearer ${desk.tokens.supervisor}`);
      expect([method, answer.status]).toEqual([method, 404]);
    }
  });
});
