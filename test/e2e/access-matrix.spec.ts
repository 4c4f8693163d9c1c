import { PERMISSIONS, ROLES, type Permission, type Role } from '@oficialia/directory';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { routesOf, type Route } from '../support/routes.js';
import { visit, type SignedIn } from '../support/signed-in.js';

/** Anybody may reach these, and nothing else. A route that is added here is open to the whole network. */
const PUBLIC_ROUTES = ['GET /', 'GET /entrar', 'GET /health', 'POST /api/v1/tokens', 'POST /entrar', 'POST /salir'];

/** What an auditor may ask to be done: a verification, which changes nothing that is verified. */
const AUDITORS_ROUTES = ['POST /auditoria/revision'];

let desk: Desk;
let routes: Route[];
let guarded: Route[];

beforeAll(async () => {
  desk = await startDesk();
  routes = routesOf(desk.app);
  guarded = routes.filter((route) => !route.isPublic);
});
afterAll(() => desk.close());

describe('Every route', () => {
  it('was found', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.map(({ path }) => path)).toContain('/api/v1/petitions');
  });

  it('names a permission that exists, or is public', () => {
    const lost = guarded.filter(({ permission }) => !permission || !(permission in PERMISSIONS));
    expect(lost.map(nameOf)).toEqual([]);
  });

  it('is public only when this test says so', () => {
    const open = routes.filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`);
    expect(open.toSorted((a, b) => a.localeCompare(b))).toEqual(PUBLIC_ROUTES);
  });

  it('that changes something is closed to the auditor', () => {
    const writing = guarded.filter(({ method }) => method !== 'GET');
    const ours = writing.filter((route) => holders(route).includes('auditor'));
    expect(ours.map(({ method, path }) => `${method} ${path}`)).toEqual(AUDITORS_ROUTES);
  });
});

describe('Somebody who has not signed in', () => {
  it('reaches no route of the API', async () => {
    for (const route of guarded.filter(isApi)) {
      const answer = await send(desk, route);
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 401]);
    }
  });

  it('is sent from every page to the sign-in', async () => {
    const visitor = await visit(desk.server);
    for (const route of guarded.filter((one) => !isApi(one))) {
      const answer = await browse(visitor, route);
      const told = [nameOf(route), answer.status, answer.headers.location?.split('?')[0]];
      expect(told).toEqual([nameOf(route), 303, '/entrar']);
    }
  });
});

describe.each(ROLES)('The role %s', (role) => {
  it('reaches the routes of the API that its permissions name, and no other', async () => {
    for (const route of guarded.filter(isApi)) {
      expectVerdict(role, route, (await send(desk, route, desk.tokens[role])).status);
    }
  });

  it('reaches the pages that its permissions name, and no other', async () => {
    const person = await desk.signIn(role);
    for (const route of guarded.filter((one) => !isApi(one))) {
      const answer = await browse(person, route);
      expectVerdict(role, route, answer.status);
      expect([nameOf(route), answer.headers.location ?? '']).not.toEqual([
        nameOf(route),
        expect.stringMatching(/^\/entrar/),
      ]);
    }
  });
});

/** Without a body or a row that exists: what lies behind the door answers 404 or 422, never 5xx. */
function expectVerdict(role: Role, route: Route, status: number): void {
  const verdict = status === 401 || status === 403 ? 'denied' : status >= 500 ? `broken ${status}` : 'allowed';
  const expected = holders(route).includes(role) ? 'allowed' : 'denied';
  expect([nameOf(route), verdict]).toEqual([nameOf(route), expected]);
}

function send({ server }: Desk, route: Route, token?: string) {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const call = request(server)[method](addressOf(route));
  return token ? call.set('Authorization', `Bearer ${token}`) : call;
}

function browse(person: SignedIn, route: Route) {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  return person.agent[method](addressOf(route)).set('x-csrf-token', person.csrf);
}

const isApi = (route: Route) => route.path.startsWith('/api/');
const nameOf = ({ method, path, where }: Route) => `${method} ${path} (${where})`;
const holders = ({ permission }: Route): readonly Role[] => PERMISSIONS[permission as Permission] ?? [];

/** Folios and ids that no row has. */
function addressOf({ path }: Route): string {
  return path.replace(':folio', 'PM-2026-999999').replace(/:\w+/g, '999999');
}
