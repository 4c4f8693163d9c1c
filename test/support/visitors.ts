import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { openOffice, type Office, type OfficeOptions } from './office.js';

const file = join(import.meta.dirname, '../../apps/cli/demonstration/people.json');
export const { password: PASSWORD } = JSON.parse(readFileSync(file, 'utf8')) as { password: string };

export const CLERK = 'rosa.ventanilla';
export const FOLLOW_UP = 'saul.seguimiento';
/** Of the department SOPDU. */
export const DEPARTMENT = 'obras.publicas';
export const OTHER_DEPARTMENT = 'alumbrado';
export const SUPERVISOR = 'elena.supervision';
export const ADMINISTRATOR = 'admin';
export const AUDITOR = 'auditora';

const PATIENCE_MS = 20_000;
const USUAL: BrowserContextOptions = {
  locale: 'es-MX',
  timezoneId: 'America/Mexico_City',
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
};

/** An office with a real browser in front of it. */
export interface House extends Office {
  browser: Browser;
  /** A page in a browser of its own at the desk, of nobody yet. What goes wrong in it is kept in `complaints`. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in: by the form the first time, then with the session of that time. Who signs out calls `signIn` before. */
  as(username: string, options?: BrowserContextOptions): Promise<Page>;
  /** Errors in the console (a broken content policy is one) and in scripts, of all pages. */
  complaints: string[];
}

/** `chosen`: a browser other than the usual one; it is closed with the house. */
export async function openHouse(options?: OfficeOptions, chosen?: Browser): Promise<House> {
  const [office, browser] = await Promise.all([openOffice(options), chosen ?? launchBrowser()]);
  const complaints: string[] = [];
  const visit = async (more: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ ...USUAL, baseURL: office.desk, ...more });
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('console', (message) => {
      const { url } = message.location();
      // A page that answers 404 or 422 is no fault of its own; what it loads must be there.
      if (message.type() !== 'error' || url === message.page()?.url()) return;
      complaints.push(`${url}: ${message.text()}`);
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    return context.newPage();
  };
  const sessions = new Map<string, Cookie[]>();
  const as = async (username: string, more?: BrowserContextOptions) => {
    const page = await visit(more);
    const session = sessions.get(username);
    if (session) {
      await page.context().addCookies(session);
      await page.goto('/');
    } else {
      await signIn(page, username);
      sessions.set(username, await page.context().cookies());
    }
    return page;
  };
  const close = async () => {
    await browser.close();
    await office.close();
  };
  return { ...office, browser, visit, as, complaints, close };
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/entrar');
  await enter(page, username);
}

/** Fills the page that asks who it is. */
export async function enter(page: Page, username: string): Promise<void> {
  await page.getByLabel('Usuario').fill(username);
  await page.getByLabel('Contraseña').fill(PASSWORD);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((url) => url.pathname !== '/entrar');
}
