import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { register, registered, sample, typeLetter } from '../support/acts.js';
import { focusIn, press } from '../support/keyboard.js';
import { CLERK, DEPARTMENT, enter, FOLLOW_UP, openHouse, signIn, SUPERVISOR, type House } from '../support/visitors.js';

const LETTER = {
  senderName: 'Ma. Ñáñez D’Ávila',
  subject: 'Pide el retiro de un árbol caído',
  contactAddress: 'Sur 3',
};
let house: House;
let page: Page;

beforeAll(async () => {
  house = await openHouse({ worker: false });
});
afterAll(() => house.close());
/** A browser in which nobody has typed yet. */
beforeEach(async () => {
  page = await house.as(CLERK, { permissions: ['clipboard-read', 'clipboard-write'] });
  return () => page.context().close();
});

const value = (name: string) => page.locator(`[name="${name}"]`).inputValue();
const petitions = async () => (await house.database.query<{ n: number }>('SELECT count(*)::int n FROM petition'))[0]!.n;
const saved = () => page.waitForFunction(() => Object.keys(localStorage).length > 0);
/** What the browser says of a field that it does not accept. */
const complaint = (name: string) =>
  page.locator(`[name="${name}"]`).evaluate((field: HTMLInputElement) => {
    field.checkValidity();
    return field.validationMessage;
  });

async function typeDraft(): Promise<void> {
  await page.goto('/registrar');
  await typeLetter(page, LETTER);
  await page.locator('[name=notifyByBoard]').check();
  await page.locator('[name=channel]').nth(1).check();
  await saved();
  await page.waitForTimeout(600);
}

describe('what was typed', () => {
  it('is there after a reload and in a page that was closed, with the same key', async () => {
    await typeDraft();
    const key = await value('idempotencyKey');
    await page.reload();
    expect(await page.locator('.draft').innerText()).toMatch(/^Borrador recuperado de \d\d:\d\d/);
    const other = await page.context().newPage();
    await page.close();
    page = other;
    await page.goto('/registrar');
    expect([await value('senderName'), await value('subject')]).toEqual([LETTER.senderName, LETTER.subject]);
    expect(await page.locator('[name=notifyByBoard]').isChecked()).toBe(true);
    expect(await page.locator('[name=channel]').nth(1).isChecked()).toBe(true);
    expect(await value('idempotencyKey')).toBe(key);
  });

  it('is dropped when the person says so', async () => {
    await typeDraft();
    await page.reload();
    await page.getByRole('button', { name: 'Descartar' }).click();
    expect(await value('senderName')).toBe('');
    expect(await page.locator('.draft').count()).toBe(0);
    await page.reload();
    expect(await page.locator('.draft').count()).toBe(0);
  });

  it('is gone from the browser once it is registered', async () => {
    await typeDraft();
    await press(page, 'Control+Enter');
    await registered(page);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.goto('/registrar');
    expect(await value('senderName')).toBe('');
  });

  it('is kept when the session ends before it is sent, and registers after signing in again', async () => {
    await typeDraft();
    await page.context().clearCookies();
    await press(page, 'Control+Enter');
    await page.getByText('el borrador se conserva').waitFor();
    await page.getByRole('link', { name: 'Volver a la página' }).click();
    await page.waitForURL('**/entrar?volver=%2Fregistrar');
    await enter(page, CLERK);
    await page.waitForURL('**/registrar');
    expect(await value('senderName')).toBe(LETTER.senderName);
    const before = await petitions();
    await page.getByRole('button', { name: 'Registrar' }).click();
    await registered(page);
    expect(await petitions()).toBe(before + 1);
  });

  it('is not shown to the next person of the same computer', async () => {
    await page.context().clearCookies(); // the session of the others stays
    await signIn(page, CLERK);
    await typeDraft();
    await page.getByRole('button', { name: 'Salir' }).click();
    await page.waitForURL('**/entrar');
    await signIn(page, SUPERVISOR);
    await page.goto('/registrar');
    expect(await value('senderName')).toBe('');
  });
});

describe('one petition, however it is sent', () => {
  it('a double click registers once', async () => {
    await typeDraft();
    const before = await petitions();
    await page.getByRole('button', { name: 'Registrar' }).dblclick();
    await registered(page);
    expect(await petitions()).toBe(before + 1);
  });

  it('Ctrl+Enter held down registers once, and the button says what is going on', async () => {
    await typeDraft();
    const before = await petitions();
    await page.route('**/registrar', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('.btn--primary');
      new MutationObserver(() => {
        sessionStorage['seen'] = `${button?.disabled} ${button?.innerText}`;
      }).observe(button!, { attributes: true, childList: true, subtree: true, characterData: true });
    });
    for (let times = 0; times < 3; times++) await press(page, 'Control+Enter');
    await registered(page);
    expect(await page.evaluate(() => String(sessionStorage['seen']))).toMatch(/^true Registrando…/);
    expect(await petitions()).toBe(before + 1);
  });

  it('an answer that was lost on the way costs no folio: the same draft sent again gives the first one', async () => {
    await typeDraft();
    const before = await petitions();
    const cutOff = async (route: Route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    };
    await page.route('**/registrar', cutOff, { times: 1 });
    await press(page, 'Control+Enter');
    await expect.poll(() => page.url()).toBe('chrome-error://chromewebdata/');
    expect(await petitions()).toBe(before + 1);
    await page.goto('/registrar');
    expect(await value('senderName')).toBe(LETTER.senderName);
    await page.getByRole('button', { name: 'Registrar' }).click();
    await registered(page);
    expect(await petitions()).toBe(before + 1);
  });
});

describe('after it is registered', () => {
  it('F5 registers nothing', async () => {
    await register(page, LETTER);
    const before = await petitions();
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe(LETTER.subject);
    expect(await petitions()).toBe(before);
  });

  it('the back button shows a form that can be used', async () => {
    const { folio } = await register(page, LETTER);
    await page.goBack();
    await page.waitForURL('**/registrar');
    expect(await page.getByRole('button', { name: 'Registrar' }).isEnabled()).toBe(true);
    await typeLetter(page, { ...LETTER, subject: 'Pide además una poda' });
    await page.getByRole('button', { name: 'Registrar' }).click();
    const next = await registered(page);
    expect(next.folio).not.toBe(folio);
  });
});

describe('the keyboard and the words', () => {
  it('the focus starts in the name, and nothing is sent while something is missing', async () => {
    await page.goto('/registrar');
    await focusIn(page, 'senderName');
    const before = await petitions();
    await press(page, 'Control+Enter');
    await focusIn(page, 'senderName');
    expect(await complaint('senderName')).toBe('Llene este dato.');
    expect(await petitions()).toBe(before);
  });

  it('complaints are in Spanish in any browser', async () => {
    await page.goto('/registrar');
    await page.locator('[name=sheets]').fill('0');
    expect(await complaint('sheets')).toBe('El valor más bajo es 1.');
    await page.locator('[name=contactEmail]').fill('x');
    expect(await complaint('contactEmail')).toBe('Escriba un correo como nombre@ejemplo.mx.');
    await page.locator('[name=contactEmail]').fill('');
    expect(await complaint('contactEmail')).toBe('');
  });

  it('the folio is copied with a click', async () => {
    const { folio } = await register(page, LETTER);
    await page.getByRole('button', { name: `Copiar folio ${folio}` }).click();
    await page.getByText(`Copiado: ${folio}`).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(folio);
  });

  it('chosen files are listed before they are sent', async () => {
    await register(page, LETTER);
    await page.getByLabel('Agregar archivos').setInputFiles([sample('carta-bacheo.jpg'), sample('carta-agua.tif')]);
    expect(await page.locator('[data-drop-list]').innerText()).toMatch(/carta-bacheo\.jpg · 75 kB\s+carta-agua\.tif/);
    expect(await page.locator('[data-drop-status]').innerText()).toBe('2 archivos elegidos, 0.1 MB');
  });

  it('markup stays text, and a word without end does not push the page sideways', async () => {
    const subject = `<img src=x onerror="document.title='roto'"> bache ${'Ñ'.repeat(300)}`;
    const { folio } = await register(page, { ...LETTER, subject });
    const office = await house.as(FOLLOW_UP);
    for (const address of [`/peticiones/${folio}`, '/peticiones', '/por-turnar', `/peticiones/${folio}/turnar`]) {
      await office.goto(address);
      expect(await office.locator('main').innerText()).toContain('<img src=x');
      for (const width of [1280, 390]) {
        await office.setViewportSize({ width, height: 844 });
        expect([address, await office.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, width]);
      }
    }
    expect(await office.title()).not.toBe('roto');
  });
});

describe('on every page', () => {
  it('nothing complains: no script fails and the content policy is kept', async () => {
    const department = await house.as(DEPARTMENT);
    await department.goto('/turnos');
    expect(house.complaints).toEqual([]);
  });
});
