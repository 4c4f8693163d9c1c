import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFaults } from '../support/axe.js';
import {
  ADMINISTRATOR,
  AUDITOR,
  CLERK,
  DEPARTMENT,
  FOLLOW_UP,
  openHouse,
  SUPERVISOR,
  type House,
} from '../support/visitors.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const LARGEST_BYTES = 60_000;
/** Links that lead to a file, and not to a page. */
const FILES = /\.pdf|\.csv|\.xlsx|\.jsonl?|\/original|\/imagen|\/miniatura/;

let house: House;
/** A petition that has been through everything. */
let withDocument: string;

beforeAll(async () => {
  house = await openHouse({ petitions: true });
});
afterAll(() => house.close());

/** The document of the petition that is over, so that a page with text is among those that are looked at. */
async function untilRead(): Promise<void> {
  const read = await vi.waitFor(
    async () => {
      const [first] = await house.database.query<{ folio: string }>(
        `SELECT p.folio FROM document d JOIN petition p ON p.id = d.petition_id
         WHERE d.status = 'read' AND p.status = 'closed'`,
      );
      if (!first) throw new Error('the worker has not read it yet');
      return first.folio;
    },
    { timeout: 90_000, interval: 500 },
  );
  withDocument = `/peticiones/${read}`;
}

/** What is wrong with the page that is open, at these widths. */
async function faults(page: Page, viewports = [PHONE, DESKTOP]): Promise<string[]> {
  const found: string[] = [];
  for (const viewport of viewports) {
    await page.setViewportSize(viewport);
    found.push(...(await axeFaults(page)).map((fault) => `${viewport.width} ${fault}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) found.push(`${viewport.width} scrolls sideways to ${width}`);
  }
  return found;
}

/** The pages of this site that this one links to. */
async function linksOf(page: Page): Promise<string[]> {
  const links = page.locator('a[href]');
  const hrefs = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const here = new URL(page.url()).origin;
  return hrefs
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === here && pathname !== '/' && !FILES.test(pathname))
    .map(({ pathname, search }) => pathname + search);
}

/** Pages that differ only in folio, number or query are of one kind. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/PM-\d{4}-\d{6}/, ':folio')
    .replace(/(?<=^\/(plazos|dependencias|plantillas)\/)(?!nuevo).+/, ':key')
    .replace(/(?<=^\/indicadores\/)[^/]+/, ':key')
    .replace(/\d+/g, ':n');

/** How many roles have seen a kind of page: the first on the phone, where a page is fullest, the next on a desktop. */
const seenBy = new Map<string, number>();
const WIDTHS = [[PHONE], [DESKTOP], []];

/** Looks once at every kind of page that can be reached from these. */
async function walk(page: Page, starts: string[]): Promise<{ seen: string[]; wrong: string[] }> {
  const kinds = new Map(starts.map((path) => [kindOf(path), path]));
  const wrong: string[] = [];
  for (const path of kinds.values()) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) wrong.push(`${path} answers ${answer?.status()}`);
    const times = seenBy.get(kindOf(path)) ?? 0;
    seenBy.set(kindOf(path), times + 1);
    const viewports = WIDTHS[Math.min(times, 2)];
    wrong.push(...(await faults(page, viewports)).map((fault) => `${path}: ${fault}`));
    for (const next of await linksOf(page)) if (!kinds.has(kindOf(next))) kinds.set(kindOf(next), next);
  }
  return { seen: [...kinds.keys()], wrong };
}

describe('every page, on a phone and on a desktop', () => {
  it('of those that have not signed in, and of the citizen', async () => {
    const stranger = await house.visit();
    expect((await walk(stranger, ['/entrar'])).wrong).toEqual([]);
    const citizen = await house.visit({ baseURL: house.portal });
    const { seen, wrong } = await walk(citizen, ['/']);
    expect(wrong).toEqual([]);
    expect(seen).toEqual(['/', '/acuse', '/privacidad']);
    const [row] = await house.database.query<{ folio: string; lookup_code: string }>(
      "SELECT folio, lookup_code FROM petition WHERE status = 'closed' LIMIT 1",
    );
    for (const page of ['consulta', 'acuse']) {
      await citizen.goto(`/${page}?folio=${row?.folio}&codigo=${row?.lookup_code}`);
      expect(await faults(citizen)).toEqual([]);
      await citizen.goto(`/${page}?folio=${row?.folio}&codigo=AAAAAAAAAA`);
      expect(await faults(citizen)).toEqual([]);
    }
  });

  it('forms that come back with what is wrong', async () => {
    const clerk = await house.as(CLERK);
    await clerk.goto('/registrar');
    await clerk.locator('[name=senderName]').fill('Ana');
    await clerk.locator('[name=subject]').fill('Pide una poda');
    await clerk.locator('[name=curp]').fill('MAL');
    await clerk.locator('form[data-draft]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await clerk.getByRole('button', { name: 'Registrar' }).click();
    await clerk.locator('[data-error-summary]').waitFor();
    expect(await faults(clerk)).toEqual([]);
  });
});

describe('a long menu', () => {
  it('is seen to hold the page that is open, and shows what each group holds at any width', async () => {
    const page = await house.as(SUPERVISOR);
    await page.goto('/tablero');
    const groups = page.locator('.nav summary');
    expect(await page.locator('.nav summary[aria-current]').allInnerTexts()).toEqual(['Seguimiento']);
    for (const group of await groups.all()) {
      await group.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.nav details[open]').count()).toBe(1);
      expect(await faults(page, [{ width: 1000, height: 800 }, DESKTOP])).toEqual([]);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('.nav details[open]').count()).toBe(0);
  });
});

describe('the first visit', () => {
  it.each(['/registrar', '/por-turnar', '/turnos', '/panorama', '/indicadores', '/reglas'])(
    '%s weighs less than 60 kB',
    async (path) => {
      const page = await house.as(SUPERVISOR);
      const [cookies, fresh] = [await page.context().cookies(), await house.visit()];
      await fresh.context().addCookies(cookies);
      expect(await weighs(fresh, path)).toBeLessThan(LARGEST_BYTES);
    },
  );

  it('the portal weighs less than 60 kB', async () => {
    expect(await weighs(await house.visit({ baseURL: house.portal }), '/')).toBeLessThan(LARGEST_BYTES);
  });
});

describe('every page of each role, on a phone and on a desktop', () => {
  // The worker has had its time meanwhile.
  beforeAll(untilRead);

  const PETITION = ['/peticiones', '/peticiones/:folio', '/peticiones/:folio/documentos/:n'];
  const FIGURES = ['/panorama', '/panorama/folios', '/indicadores'];
  const TRAYS = ['/por-turnar', '/por-notificar', '/turnos', '/tablero', ...FIGURES, '/reglas', '/valoraciones'];
  const ACTS = ['/peticiones/:folio/turnar', '/peticiones/:folio/notificaciones', '/peticiones/:folio/correcciones'];
  const ANSWERS = ['/plantillas-de-respuesta', '/peticiones/:folio/oficio-de-respuesta'];
  const LEDGER = ['/auditoria', '/auditoria/peticiones/:folio', '/auditoria/consultas', '/auditoria/revision'];
  const OVERSIGHT = ['/supervision', '/accesos', ...LEDGER];
  it.each([
    [CLERK, ['/registrar', '/peticiones/:folio/correcciones', ...PETITION]],
    [FOLLOW_UP, [...PETITION, ...TRAYS, ...ACTS, ...ANSWERS, '/turnos/:n/acuse', '/turnos/:n/respuesta']],
    [DEPARTMENT, [...PETITION, '/turnos', '/tablero', '/turnos/:n/respuesta', '/por-aprobar']],
    [SUPERVISOR, ['/registrar', ...PETITION, ...TRAYS, ...ACTS, ...OVERSIGHT]],
    [ADMINISTRATOR, ['/personas', '/accesos', '/notificaciones/plazos', '/reglas', '/aprobacion-de-respuestas']],
    [AUDITOR, [...PETITION, ...TRAYS, ...OVERSIGHT]],
  ])('%s', async (username, expected) => {
    const page = await house.as(username);
    const home = new URL(page.url()).pathname;
    const { seen, wrong } = await walk(page, expected.includes('/peticiones') ? [home, withDocument] : [home]);
    expect(wrong).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(expected));
    await page.context().close();
  });
});

/** Bytes of page, styles, scripts and icons as they travel; fonts and pictures, which come after, are not counted. */
async function weighs(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: 'load' });
  return page.evaluate(() => {
    const entries = performance.getEntries() as PerformanceResourceTiming[];
    const counted = entries.filter(
      ({ name, entryType }) =>
        entryType === 'navigation' || (entryType === 'resource' && !/\.(woff2|jpg|png)$/.test(name)),
    );
    if (counted.length < 3) throw new Error('styles and scripts were not counted');
    return counted.reduce((sum, { transferSize }) => sum + transferSize, 0);
  });
}
