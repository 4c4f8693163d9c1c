import { Db } from '@oficialia/platform';
import { People } from '@oficialia/directory';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, USERS, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { api, register } from '../support/petitions.js';
import { signIn, visit, type SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock, config: { SESSION_IDLE_MINUTES: 30, SESSION_HOURS: 12 } });
});
afterAll(() => desk.close());

const cookieOf = ({ headers }: Response) => ((headers['set-cookie'] ?? []) as unknown as string[])[0] ?? '';
const idIn = (cookie: string) => /oficialia=s%3A([^.;]+)\./.exec(cookie)?.[1];
const sessionsOf = (user: User) =>
  desk.database.query<{ sid: string }>(
    `SELECT sid FROM session WHERE sess -> 'passport' ->> 'user' = (SELECT id::text FROM person WHERE username = $1)`,
    [USERS[user]],
  );
/** Whether the desk still knows who it is. */
const isIn = async (person: SignedIn) => (await person.get('/peticiones')).status === 200;

describe('The cookie of a session', () => {
  it('is out of reach of scripts and of other sites, and lasts as long as the session may be idle', async () => {
    const cookie = cookieOf(await request(desk.server).get('/entrar'));
    expect(cookie).toMatch(/^oficialia=s%3A[\w-]{32}\.[^;]{40,}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const lasts = Date.parse(/Expires=([^;]+)/.exec(cookie)![1]!) - Date.now();
    expect(Math.abs(lasts - 30 * 60_000)).toBeLessThan(60_000);
  });

  it('holds another session after signing in, and the one before is worth nothing', async () => {
    const visitor = await visit(desk.server);
    const before = idIn(cookieOf(await visitor.get('/entrar')));
    const answer = await visitor.post('/entrar', { username: USERS.auditor, password: PASSWORD });
    const after = idIn(cookieOf(answer));
    expect([before, after]).toEqual([expect.stringMatching(/.{32}/), expect.stringMatching(/.{32}/)]);
    expect(after).not.toBe(before);
    expect(await desk.database.query('SELECT 1 FROM session WHERE sid = $1', [before])).toEqual([]);
  });

  it.each([
    ['invented', (cookie: string) => cookie.replace(/s%3A.{32}/, `s%3A${'A'.repeat(32)}`)],
    ['signed with another key', (cookie: string) => cookie.replace(/\.[^;]{10}/, '.AAAAAAAAAA')],
    ['without its signature', (cookie: string) => cookie.replace(/\.[^;]*/, '')],
  ])('opens nothing when it is %s', async (_what, forge) => {
    const visitor = await visit(desk.server);
    const cookie = cookieOf(await visitor.post('/entrar', { username: USERS.auditor, password: PASSWORD }));
    const whole = cookie.split(';')[0] as string;
    const get = (value: string) => request(desk.server).get('/peticiones').set('Cookie', value);
    expect([(await get(whole)).status, (await get(forge(whole))).status]).toEqual([200, 303]);
  });

  it('travels over HTTPS alone, under a name that no other site can write, where that is set', async () => {
    const secure = await startDesk({ config: { SECURE_COOKIES: true, TRUST_PROXY: 1 } });
    try {
      const answer = await request(secure.server).get('/entrar').set('X-Forwarded-Proto', 'https');
      expect(cookieOf(answer)).toMatch(/^__Host-oficialia=.*; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    } finally {
      await secure.close();
    }
  });
});

const change = (sql: string) => desk.database.query(`UPDATE session SET ${sql} WHERE sess -> 'passport' IS NOT NULL`);

describe('A session with which somebody goes on', () => {
  it('lasts longer, which is written down once in a while and not with every page', async () => {
    const person = await desk.signIn('follow_up');
    const isShort = async () => {
      const rows = await desk.database.query<{ short: boolean }>(
        `SELECT expire < now() + interval '6 minutes' AS short FROM session WHERE sess -> 'passport' ->> 'user' =
           (SELECT id::text FROM person WHERE username = $1)`,
        [USERS.follow_up],
      );
      return rows[0]?.short;
    };
    await change(`expire = now() + interval '5 minutes 30 seconds'`);
    expect([await isIn(person), await isShort()]).toEqual([true, false]);
    await change(`expire = now() + interval '5 minutes 30 seconds'`);
    expect([await isIn(person), await isShort()]).toEqual([true, true]);
    await person.post('/salir');
  });
});

describe('A session ends', () => {
  it('when it was idle for too long', async () => {
    const person = await desk.signIn('supervisor');
    await change(`expire = now() - interval '1 second'`);
    expect(await isIn(person)).toBe(false);
  });

  it('after its longest time, however busy it was', async () => {
    const person = await desk.signIn('supervisor');
    const signedIn = (hours: number) =>
      change(`sess = jsonb_set(sess::jsonb, '{signedInAt}', to_jsonb(${Date.now() - hours * 3_600_000}))::json`);
    await signedIn(11.9);
    expect(await isIn(person)).toBe(true);
    await signedIn(12);
    expect([await isIn(person), await isIn(person)]).toEqual([false, false]);
  });

  it('in the database, when the person signs out', async () => {
    const person = await desk.signIn('follow_up');
    const before = await sessionsOf('follow_up');
    const answer = await person.post('/salir');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/entrar']);
    expect([before.length, (await sessionsOf('follow_up')).length, await isIn(person)]).toEqual([1, 0, false]);
  });

  it('when the person is deactivated, and the token too', async () => {
    const person = await desk.signIn('otherDepartment');
    expect([await isIn(person), (await api(desk, 'otherDepartment').get('/referrals')).status]).toEqual([true, 200]);
    const administrator = await desk.signIn('administrator');
    const id = await personId('otherDepartment');
    await administrator.post(`/personas/${id}/estado`, { active: 'false' });
    expect([await isIn(person), await sessionsOf('otherDepartment')]).toEqual([false, []]);
    expect((await api(desk, 'otherDepartment').get('/referrals')).status).toBe(401);
    await expect(desk.signIn('otherDepartment')).rejects.toThrow('401');
  });

  it('when the password is changed', async () => {
    const person = await desk.signIn('auditor');
    const administrator = await desk.signIn('administrator');
    const password = 'Otra-contraseña-2026';
    const id = await personId('auditor');
    const refused = await administrator.post(`/personas/${id}/contrasena`, { password: 'corta' });
    expect([refused.status, await isIn(person)]).toEqual([422, true]);
    expect(refused.text).toMatch(new RegExp(`id="f-password-${id}-error"[^>]*>[^]{0,200}al menos 10 caracteres`));
    await administrator.post(`/personas/${id}/contrasena`, { password });
    expect(await isIn(person)).toBe(false);
    await expect(desk.signIn('auditor')).rejects.toThrow('401');
    expect(await isIn(await signIn(desk.server, USERS.auditor, password))).toBe(true);
  });
});

const personId = async (user: User) =>
  (await desk.database.query<{ id: number }>('SELECT id FROM person WHERE username = $1', [USERS[user]]))[0]?.id;

describe('After signing in', () => {
  const signInTo = async (volver: string) => {
    const visitor = await visit(desk.server);
    return (await visitor.post('/entrar', { username: USERS.intake_clerk, password: PASSWORD, volver })).headers[
      'location'
    ];
  };

  it('a person gets to the page that was wanted', async () => {
    const wanted = '/peticiones?q=Peña&estado=received';
    const sent = await request(desk.server).get(encodeURI(wanted));
    expect(sent.headers['location']).toBe(`/entrar?volver=${encodeURIComponent(encodeURI(wanted))}`);
    expect(await signInTo('/peticiones?q=x')).toBe('/peticiones?q=x');
  });

  it.each([
    'https://malo.example/',
    '//malo.example/',
    '/\\malo.example/',
    '\\\\malo.example',
    '/\t/malo.example/',
    '/\n/malo.example/',
    'javascript:alert(1)',
    ' //malo.example',
  ])('nobody is sent to another site: %j', async (volver) => {
    const location = new URL((await signInTo(volver)) as string, desk.url);
    expect(location.origin).toBe(new URL(desk.url).origin);
    expect((await request(desk.server).get('/entrar').query({ volver })).text).not.toContain(`value="${volver}"`);
  });
});

describe('A bearer token', () => {
  const call = (token: string) =>
    request(desk.server).get('/api/v1/petitions/PM-2026-000001').set('Authorization', `Bearer ${token}`);

  async function newToken(): Promise<{ id: number; token: string }> {
    const token = await desk.app
      .get(Db)
      .transaction(async (tx) =>
        desk.app
          .get(People)
          .createToken(tx, (await personId('supervisor'))!, 'prueba', new Date('2026-03-10T17:00:00Z')),
      );
    const [row] = await desk.database.query<{ id: number }>('SELECT max(id) AS id FROM api_token');
    return { id: row!.id, token };
  }

  it('is kept only as a digest', async () => {
    const { token } = await newToken();
    const rows = await desk.database.query(`SELECT 1 FROM api_token t WHERE to_jsonb(t)::text LIKE $1`, [`%${token}%`]);
    expect([token, rows]).toEqual([expect.stringMatching(/^of_[\w-]{43}$/), []]);
  });

  it('is worth nothing once it was revoked', async () => {
    await register(desk);
    const { id, token } = await newToken();
    expect((await call(token)).status).toBe(200);
    await desk.app.get(Db).transaction((tx) => desk.app.get(People).revokeToken(tx, id));
    const answer = await call(token);
    expect([answer.status, answer.body.code]).toEqual([401, 'token.refused']);
  });

  it('is worth nothing once it expired', async () => {
    const { token } = await newToken();
    clock.putTo('2026-03-10T16:59:50Z');
    expect((await call(token)).status).toBe(200);
    clock.putTo('2026-03-10T17:00:01Z');
    expect((await call(token)).status).toBe(401);
    clock.putTo('2026-03-10T16:00:00Z');
  });

  it('opens no page, and a session opens no API', async () => {
    const { token } = await newToken();
    const page = await request(desk.server).get('/peticiones').set('Authorization', `Bearer ${token}`);
    const person = await desk.signIn('supervisor');
    expect([page.status, (await person.get('/api/v1/petitions/PM-2026-000001')).status]).toEqual([303, 401]);
  });
});
