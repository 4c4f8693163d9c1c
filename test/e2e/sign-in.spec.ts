import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, startDesk, USERS, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { signIn, visit, type SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let visitor: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());
beforeEach(async () => {
  clock.putTo('2026-03-10T16:00:00Z');
  await desk.database.query('UPDATE person SET failed_logins = 0, locked_until = NULL');
  visitor = await visit(desk.server);
});

const enter = (password: string, username: string = USERS.supervisor) =>
  visitor.post('/entrar', { username, password });
const passMinutes = (minutes: number) => clock.putTo(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
const withoutToken = (html: string) => html.replaceAll(/[\w-]{32}(?=")|[\w-]{32}(?=&quot;)/g, '·');

describe('Signing in', () => {
  it('takes the name of the user in capitals too', async () => {
    expect((await enter(PASSWORD, USERS.supervisor.toUpperCase())).status).toBe(303);
  });

  it('answers the same to a wrong password and to a user that does not exist', async () => {
    const wrongPassword = await enter('no-es-esta-clave');
    const wrongUser = await enter('no-es-esta-clave', 'nadie.supervision');
    expect([wrongPassword.status, wrongUser.status]).toEqual([401, 401]);
    const page = (html: string) => withoutToken(html).replaceAll(/(elena|nadie)\.supervision/g, 'alguien');
    expect(page(wrongUser.text)).toBe(page(wrongPassword.text));
    expect(wrongUser.text).toContain('El usuario o la contraseña no coinciden');
  });

  it('takes as long for a user that does not exist', async () => {
    const median = async (username: string) => {
      const times = [];
      for (let round = 0; round < 4; round++) {
        const started = performance.now();
        await enter('no-es-esta-clave', username);
        times.push(performance.now() - started);
      }
      return times.toSorted((a, b) => a - b)[1]!;
    };
    const [somebody, nobody] = [await median(USERS.auditor), await median('nadie')];
    expect(nobody / somebody).toBeGreaterThan(0.4);
  });

  it('answers the same to somebody who was deactivated', async () => {
    await desk.database.query(`UPDATE person SET active = false WHERE username = 'auditora'`);
    const answers = [await enter(PASSWORD, 'auditora'), await enter('no-es-esta-clave', 'nadie000')];
    await desk.database.query(`UPDATE person SET active = true WHERE username = 'auditora'`);
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it.each<[string, string | undefined]>([
    ['nothing at all', undefined],
    ['a list as user', 'username[]=a&username[]=b&password=x'],
    ['a NUL in the user', 'username=admin%00&password=x'],
    ['a NUL in the password', 'username=admin&password=%00'],
    ['a user without end', `username=${'a'.repeat(100_000)}&password=x`],
    ['a password without end', `username=admin&password=${'a'.repeat(400_000)}`],
  ])('refuses %s calmly', async (_what, body) => {
    const sending = visitor.agent.post('/entrar').set('x-csrf-token', visitor.csrf);
    const answer = await (body === undefined ? sending : sending.type('form').send(body));
    expect([answer.status >= 400, answer.status < 500]).toEqual([true, true]);
  });
});

describe('An account that fails five times', () => {
  const fail = async (times: number) => {
    for (let count = 0; count < times; count++) await enter('no-es-esta-clave');
  };

  it('waits, even with the right password, and is told how long', async () => {
    await fail(5);
    const answer = await enter(PASSWORD);
    expect([answer.status, answer.text]).toEqual([429, expect.stringContaining('Espere 1 min')]);
    passMinutes(1.01);
    expect((await enter(PASSWORD)).status).toBe(303);
  });

  it('waits twice as long each time, and an hour at most', async () => {
    await fail(5);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      const answer = await enter('no-es-esta-clave');
      expect([answer.status, answer.text]).toEqual([429, expect.stringContaining(`Espere ${minutes} min`)]);
      passMinutes(minutes + 0.01);
      await fail(1);
    }
  });

  it('starts anew after it got in', async () => {
    await fail(4);
    expect((await enter(PASSWORD)).status).toBe(303);
    visitor = await visit(desk.server);
    await fail(4);
    expect((await enter(PASSWORD)).status).toBe(303);
  });

  it('waits too when all the attempts come at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => enter('no-es-esta-clave')));
    expect((await enter(PASSWORD)).status).toBe(429);
  });

  it('does not keep others waiting, nor the sessions that it has', async () => {
    const before = await signIn(desk.server, USERS.supervisor, PASSWORD);
    await fail(5);
    expect((await before.get('/peticiones')).status).toBe(200);
    expect((await enter(PASSWORD, USERS.auditor)).status).toBe(303);
  });

  it('waits at the door of the API as well', async () => {
    const ask = (password: string) =>
      request(desk.server).post('/api/v1/tokens').send({ username: USERS.supervisor, password, name: 'prueba' });
    for (let count = 0; count < 5; count++) expect((await ask('no-es-esta-clave')).status).toBe(401);
    const answer = await ask(PASSWORD);
    expect([answer.status, answer.body.code, answer.body.minutes]).toEqual([429, 'sign-in.locked', 1]);
  });
});
