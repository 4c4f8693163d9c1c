import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import request from 'supertest';
import { startDesk, type Desk } from '../support/desk.js';
import { api, everyAct, LETTER_FORM, refer, register } from '../support/petitions.js';
import { routesOf, type Route } from '../support/routes.js';
import type { SignedIn } from '../support/signed-in.js';

const GHOST = 'PM-2026-987654';

let desk: Desk;
let folio: string;
/** Of another department than the one that has the petition. */
let stranger: SignedIn;
let supervisor: SignedIn;
let routes: Route[];
let referral: number;
let document: number;
let oficio: string;

beforeAll(async () => {
  desk = await startDesk();
  folio = (await register(desk)).folio;
  referral = await refer(desk, folio);
  await everyAct(desk, folio)
    .find(({ name }) => name === 'a document')!
    .run();
  document = ((await api(desk, 'auditor').get(`/petitions/${folio}/documents`)).body as { id: number }[])[0]!.id;
  const [made] = (await api(desk, 'auditor').get(`/petitions/${folio}/referrals`)).body as { oficio: string }[];
  oficio = made!.oficio.replaceAll('/', '-');
  [stranger, supervisor] = [await desk.signIn('otherDepartment'), await desk.signIn('supervisor')];
  routes = routesOf(desk.app);
});
afterAll(() => desk.close());

/** The address of a route; ids are those of the petition that exists, whatever folio they stand under. */
function addressOf({ path }: Route, of: string): string {
  const id = path.includes('documentos') || path.includes('documents') ? document : referral;
  return path
    .replace(':folio', of)
    .replace(':number.pdf', `${oficio}.pdf`)
    .replace(':id', String(id))
    .replace(':page', '1');
}

function callApi(route: Route, address: string, user: 'otherDepartment' | 'supervisor') {
  const method = route.method.toLowerCase() as 'get' | 'post';
  return request(desk.server)[method](address).set('Authorization', `Bearer ${desk.tokens[user]}`);
}

function browse(person: SignedIn, route: Route, address: string) {
  const method = route.method.toLowerCase() as 'get' | 'post';
  return person.agent[method](address).set('x-csrf-token', person.csrf);
}

const isApi = ({ path }: Route) => path.startsWith('/api/');
const call = (route: Route, address: string) =>
  isApi(route) ? callApi(route, address, 'otherDepartment') : browse(stranger, route, address);

describe('The petition of another department', () => {
  it('answers at every address like one that does not exist', async () => {
    const about = routes.filter(({ path }) => path.includes(':folio'));
    expect(about.length).toBeGreaterThan(20);
    for (const route of about) {
      const real = await call(route, addressOf(route, folio));
      const ghost = await call(route, addressOf(route, GHOST));
      const shown = [real, ghost].map(({ status, text }) => [status, (text ?? '').replaceAll(folio, GHOST)]);
      expect([route.path, shown[0]]).toEqual([route.path, shown[1]]);
      expect([route.path, [403, 404].includes(real.status)]).toEqual([route.path, true]);
    }
  });

  it('is read neither as a page, a paper, a document nor by the API', async () => {
    const document_ = `/peticiones/${folio}/documentos/${document}`;
    const pages = ['', '/documentos', `/oficios/${oficio}.pdf`].map((path) => `/peticiones/${folio}${path}`);
    for (const path of [...pages, document_, `${document_}/original`, `${document_}/paginas/1/imagen`])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    for (const path of ['', '/ledger', '/documents', `/documents/${document}/pages`, '/referrals'])
      expect([path, (await api(desk, 'otherDepartment').get(`/petitions/${folio}${path}`)).status]).toEqual([
        path,
        404,
      ]);
  });

  it('has referrals that answer like one that does not exist', async () => {
    const about = routes.filter(({ path }) => /(turnos|referrals)\/:id/.test(path));
    expect(about.length).toBeGreaterThan(4);
    for (const route of about) {
      const real = await call(route, route.path.replace(':id', String(referral)));
      const ghost = await call(route, route.path.replace(':id', '987654'));
      expect([route.path, real.status]).toEqual([route.path, ghost.status]);
      expect(real.status).toBeGreaterThanOrEqual(403);
    }
  });

  it('is in no list', async () => {
    for (const path of ['/peticiones', `/peticiones?q=${folio}`, '/turnos', '/turnos?estado=todos', '/tablero'])
      expect((await stranger.get(path)).text.replaceAll(`value="${folio}"`, '')).not.toContain(folio);
    expect((await api(desk, 'otherDepartment').get('/referrals')).text).not.toContain(folio);
  });

  it('does not show its document under a petition of one’s own', async () => {
    const own = (await register(desk)).folio;
    await refer(desk, own, { department: 'DMU' });
    for (const path of [`/peticiones/${own}/documentos/${document}`, `/peticiones/${own}/oficios/${oficio}.pdf`])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
  });
});

const PARAMETERS = [
  '%00',
  '%ff',
  '..%2f..%2fetc%2fpasswd',
  "';--",
  '-1',
  '1.5',
  '99999999999999999999',
  'x'.repeat(3_000),
];
const QUERIES = [
  '%00',
  '-1',
  '99999999999999999999',
  '2026-99-99',
  'x'.repeat(3_000),
  '%E0%A4%A',
  "'",
  '[]',
  '0',
  'NaN',
];
const NAMES =
  'q estado desde hasta antes pagina hoja dato volver state page from to day periodo turnada notificada registrada despues van dependencia persona tema instruccion urgente palabras termDays-0 renglon formato calendario anio quitar regime-0';

/** Half of the values for one route, and the other half for the next: all of them for both would take a minute. */
const everyOther = (values: string[], index: number) => values.filter((_, place) => (place + index) % 2 === 0);

const expectCalm = (what: string, status: number) => expect([what, status < 500]).toEqual([what, true]);

describe('No address breaks the desk', () => {
  it('whatever stands in the place of a folio, number or id', async () => {
    for (const [index, route] of routes.filter(({ path }) => path.includes(':')).entries()) {
      for (const value of everyOther(PARAMETERS, index)) {
        const address = route.path.replace(/:\w+/g, value);
        const { status } = await (isApi(route)
          ? callApi(route, address, 'supervisor')
          : browse(supervisor, route, address));
        expectCalm(`${route.method} ${route.path} ${value.slice(0, 20)}`, status);
      }
    }
  });

  it('whatever stands in a query', async () => {
    for (const [index, route] of routes.filter(({ method }) => method === 'GET').entries()) {
      for (const value of everyOther(QUERIES, index)) {
        const query = NAMES.split(' ').map((name) => `${name}=${value.slice(0, 300)}`);
        const address = `${addressOf(route, folio)}?${query.join('&')}`;
        const { status } = await (isApi(route)
          ? callApi(route, address, 'supervisor')
          : browse(supervisor, route, address));
        expectCalm(`${route.path} ${value.slice(0, 20)}`, status);
      }
    }
  });

  it('whatever stands twice in a query', async () => {
    const query = NAMES.split(' ').map((name) => `${name}=1&${name}=2&${name}[]=3&${name}[a]=4`);
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const address = `${addressOf(route, folio)}?${query.join('&')}`;
      const { status } = await (isApi(route)
        ? callApi(route, address, 'supervisor')
        : browse(supervisor, route, address));
      expectCalm(route.path, status);
    }
  });
});

describe('No body breaks the desk', () => {
  it.each([
    'null',
    '[]',
    '[[]]',
    '"x"',
    '0',
    '{}',
    '{"__proto__": {"a": 1}}',
    `{"a": ${'['.repeat(500)}${']'.repeat(500)}}`,
  ])('whatever is sent to the API: %s', async (body) => {
    for (const route of routes.filter((one) => isApi(one) && one.method !== 'GET')) {
      const sending = callApi(route, addressOf(route, folio), 'supervisor').set('Idempotency-Key', 'clave-de-prueba');
      expectCalm(route.path, (await sending.type('json').send(body)).status);
    }
  });

  it.each([
    ['a list', (name: string) => `${name}[]=a&${name}[]=b`],
    ['an object', (name: string) => `${name}[a][b]=c`],
    ['twice the same', (name: string) => `${name}=a&${name}=b`],
    ['a NUL', (name: string) => `${name}=%00`],
    ['what is no UTF-8', (name: string) => `${name}=%ff%fe`],
    ['a number without end', (name: string) => `${name}=9${'9'.repeat(40)}`],
  ])('whatever a form sends in each of its fields: %s', async (_what, write) => {
    for (const route of routes.filter((one) => !isApi(one) && one.method !== 'GET' && one.path !== '/salir')) {
      const fields = FIELDS.map(write).join('&');
      const sending = browse(supervisor, route, addressOf(route, folio)).type('form');
      expectCalm(route.path, (await sending.send(`${fields}&idempotencyKey=clave-de-prueba`)).status);
    }
  });
});

/** Names of the fields of every form. */
const FIELDS = [
  ...Object.keys(LETTER_FORM),
  ...'annexes receivedDay receivedTime receivedReason series contactEmail contactTelephone documentDate'.split(' '),
  ...'field seen value reason approved formato purpose username password name position role departmentId active'.split(
    ' ',
  ),
  ...'department-0 instruction-0 termDays-0 message-0 copies knownReferrals sense text method notifiedOn recipient proof change calendars firstDay lastDay basis opens closes act amount unit preventionRule last elegidas tray filterName query shared'.split(
    ' ',
  ),
  ...'person substitute seen heir since headName proposed department instruction definitive upheld decision missing regime days note lapse returnDays acknowledgeHours regime-0'.split(
    ' ',
  ),
];
