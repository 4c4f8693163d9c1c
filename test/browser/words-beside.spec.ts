import { assetUrl, serveAssets } from '@oficialia/platform';
import express from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';

const LINES = [
  ['María', 'Cruz', 'Ñáñez'],
  ['Tel.', '951', '234'],
];
const words = LINES.flatMap((line, row) =>
  line.map((word, i) => `<rect data-word="${word}" x="${i * 100}" y="${row * 60}" width="90" height="30"/>`),
);
const PAGE = `<!doctype html><title>x</title><div id="avisos"></div>
  <section data-beside><svg class="viewer-marks viewer-words" viewBox="0 0 300 200">
    <a href="#f-tel" data-field="tel" aria-label="Teléfono"><rect x="90" y="55" width="200" height="40"/></a>
    <g data-words>${words.join('')}</g></svg></section>
  <form><input name="other" id="f-other"><input name="tel" id="f-tel"></form>
  <script type="module" src="${assetUrl('app.js')}"></script>`;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const app = express();
  serveAssets(app);
  app.get('/', (_request, response) => void response.type('html').send(PAGE));
  server = app.listen(0);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 500 } });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.locator('[data-words][role=group]').waitFor();
  await page.evaluate(() => {
    document.addEventListener('click', ({ target, shiftKey }) => {
      const word = (target as HTMLElement).dataset['word'];
      if (word) document.title += ` ${shiftKey ? '+' : ''}${word}`;
    });
  });
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const focused = () =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset['word'] ?? document.activeElement?.id);

describe('the words beside a form', () => {
  it('are one stop of the Tab key, and the arrows go from word to word', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('María');
    const way: (string | undefined)[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'Home', 'End']) {
      await page.keyboard.press(key);
      way.push(await focused());
    }
    expect(way).toEqual(['Cruz', '951', '234', 'Ñáñez', 'María', '234']);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('f-other');
  });

  it('are clicked with Enter, the space bar and the mouse', async () => {
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press(' ');
    await page.locator('[data-word=Cruz]').click();
    expect(await page.title()).toBe('x 234 +951 951 Cruz');
  });

  it('show the place of the field that is being filled, and the place leads to its field', async () => {
    const isCurrent = () => page.locator('[data-field=tel].is-current').count();
    await page.locator('#f-other').focus();
    expect(await isCurrent()).toBe(0);
    await page.locator('[data-field=tel]').focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('f-tel');
    expect(await isCurrent()).toBe(1);
  });
});
