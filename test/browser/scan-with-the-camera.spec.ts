import { projectPath } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { pagesPdf } from '../support/piles.js';
import { CLERK, openHouse, signIn, type House } from '../support/visitors.js';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let house: House;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oficialia-camera-'));
  await writeFile(join(folder, 'hoja.mjpeg'), await film());
  const camera = await launchBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'hoja.mjpeg')}`,
  ]);
  house = await openHouse({}, camera);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** What a camera sees: a letter on a dark table. */
async function film(): Promise<Buffer> {
  const letter = await sharp(projectPath('test/samples/documents/carta-bacheo.jpg')).resize({ height: 880 }).toBuffer();
  const table = sharp({ create: { width: 720, height: 960, channels: 3, background: '#3b3027' } });
  const frame = await table
    .composite([{ input: letter, gravity: 'centre' }])
    .jpeg()
    .toBuffer();
  return Buffer.concat(Array.from({ length: 4 }, () => frame));
}

const thumbnails = (page: Page) => page.getByRole('list', { name: 'Hojas tomadas' }).getByRole('listitem');

/** The files of the newest pile, in their order. */
function newestPile(): Promise<{ source: string; name: string; size: number }[]> {
  return house.database.query(
    `SELECT p.source, d.name, d.size FROM pile_file f JOIN pile p ON p.id = f.pile_id JOIN document d ON d.id = f.document_id
     WHERE p.id = (SELECT max(id) FROM pile) ORDER BY f.position`,
  );
}

describe('the camera of a phone', () => {
  it('says when the sheet is well seen, takes pages that can be moved and dropped, and sends them as one pile', async () => {
    const page = await house.as(CLERK, { ...PHONE, permissions: ['camera'] });
    await page.goto('/digitalizaciones/camara');
    await page.getByText('Listo', { exact: true }).waitFor();
    const shutter = page.getByRole('button', { name: 'Tomar la foto' });
    for (let taken = 1; taken <= 3; taken++) {
      await shutter.click();
      await expect.poll(() => thumbnails(page).count()).toBe(taken);
    }
    expect(await axeFaults(page)).toEqual([]);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const [first, second] = [await pictureOf(page, 0), await pictureOf(page, 1)];
    await page.getByRole('button', { name: 'Mover después la hoja 1' }).click();
    expect([await pictureOf(page, 0), await pictureOf(page, 1)]).toEqual([second, first]);
    await page.getByRole('button', { name: 'Repetir la hoja 2' }).click();
    await shutter.click();
    await expect.poll(() => pictureOf(page, 1)).not.toBe(first);
    await page.getByRole('button', { name: 'Quitar la hoja 3' }).click();
    await page.getByRole('button', { name: 'Enviar 2 hojas' }).click();
    await page.waitForURL(/\/digitalizaciones\/\d+$/);
    const files = await newestPile();
    expect(files.map(({ source, name }) => [source, name])).toEqual([
      ['camera', 'hoja-1.jpg'],
      ['camera', 'hoja-2.jpg'],
    ]);
    expect(house.complaints).toEqual([]);
    await page.context().close();
  });

  it('without permission says so, and takes photographs from the phone’s own camera', async () => {
    const page = await house.as(CLERK, PHONE);
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.goto('/digitalizaciones/camara');
    await page.getByText('El navegador no tiene permiso para usar la cámara').waitFor();
    const photograph = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await letter() };
    await page.locator('input[type=file]').setInputFiles([photograph]);
    await page.getByRole('button', { name: 'Enviar 1 hoja' }).click();
    await page.waitForURL(/\/digitalizaciones\/\d+$/);
    expect(await newestPile()).toEqual([{ source: 'camera', name: 'hoja-1.jpg', size: photograph.buffer.length }]);
    await page.context().close();
  });
});

const pictureOf = (page: Page, index: number) => thumbnails(page).nth(index).getByRole('img').getAttribute('src');
const letter = () => readFile(projectPath('test/samples/documents/carta-bacheo.jpg'));

describe('a large file', () => {
  /** A JPEG may have anything behind its end. */
  const large = async () => Buffer.concat([await letter(), Buffer.alloc(7_000_000, 'x')]);

  it('goes on where it was cut, after a reload, when it is chosen again', async () => {
    const path = join(folder, 'pila.jpg');
    await writeFile(path, await large());
    const page = await house.as(CLERK);
    let pieces = 0;
    await page.route('**/digitalizaciones/cargas/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      return pieces++ < 2 ? route.continue() : route.abort('connectionreset');
    });
    await page.goto('/digitalizaciones');
    await page.getByLabel('Archivos de una pila').setInputFiles(path);
    await page.getByRole('button', { name: 'Digitalizar', exact: true }).click();
    await page.getByText('Sin conexión con el servidor; se sigue en cuanto vuelva.').waitFor();
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByText(/A medias: pila\.jpg, \d.* de 6\.7 MB/).waitFor();
    await page.unroute('**/digitalizaciones/cargas/*');
    const offsets: number[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
    });
    await page.getByLabel('Archivos de una pila').setInputFiles(path);
    await page.getByRole('button', { name: 'Digitalizar', exact: true }).click();
    await page.waitForURL(/\/digitalizaciones\/\d+$/);
    expect(offsets[0]).toBeGreaterThan(1_000_000);
    expect(await newestPile()).toEqual([{ source: 'upload', name: 'pila.jpg', size: (await large()).length }]);
    await page.context().close();
  });

  it('can be held up, continued and cancelled, and the others arrive', async () => {
    const page = await house.as(CLERK);
    await page.goto('/digitalizaciones');
    let hold = true;
    await page.route('**/digitalizaciones/cargas/*', async (route) => {
      while (hold && route.request().method() === 'PATCH') await new Promise((resolve) => setTimeout(resolve, 50));
      await route.continue().catch(() => undefined);
    });
    const files = await Promise.all(
      ['uno.jpg', 'dos.jpg'].map(async (name) => ({ name, mimeType: 'image/jpeg', buffer: await letter() })),
    );
    await page.getByLabel('Archivos de una pila').setInputFiles(files);
    await page.getByRole('button', { name: 'Digitalizar', exact: true }).click();
    await page.getByRole('button', { name: 'Pausar uno.jpg' }).click();
    await page.getByText('uno.jpg: en pausa').waitFor();
    await page.getByRole('button', { name: 'Continuar uno.jpg' }).click();
    await page.getByRole('button', { name: 'Cancelar uno.jpg' }).click();
    hold = false;
    await page.getByText('uno.jpg: cancelado').waitFor();
    await page.getByRole('button', { name: 'Seguir con los que subieron' }).click();
    await page.waitForURL(/\/digitalizaciones\/\d+$/);
    expect((await newestPile()).map(({ name }) => name)).toEqual(['dos.jpg']);
    await page.context().close();
  });
});

describe('a scanner of one side', () => {
  it('brings the backs in a second pass, and a page that came out badly once more', async () => {
    const page = await house.as(CLERK);
    const choose = async (label: string, name: string, words: string[]) =>
      page.getByLabel(label).setInputFiles([{ name, mimeType: 'application/pdf', buffer: await pagesPdf(words) }]);
    await page.goto('/digitalizaciones');
    await choose('Archivos de una pila', 'frentes.pdf', ['Frente 1', 'Frente 2']);
    await page.getByLabel(/^Faltan los reversos/).check();
    await page.getByRole('button', { name: 'Digitalizar', exact: true }).click();
    await page.getByRole('article', { name: 'Escrito 1' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Ver la página 2' }).click();
    await choose('La página otra vez', 'otra-vez.pdf', ['Frente 2 otra vez']);
    await page.getByRole('button', { name: 'Sustituir' }).click();
    await page.getByText('La página nueva toma su lugar').waitFor();
    await page.getByText('1 hoja sustituida').waitFor({ timeout: 60_000 });
    await choose('Archivos', 'reversos.pdf', ['Reverso 2', 'Reverso 1']);
    await page.getByRole('button', { name: 'Son los reversos' }).click();
    await page.getByText('5 páginas: 4 en 1 escrito, 1 hoja sustituida').waitFor({ timeout: 60_000 });
    const order = await page.getByRole('link', { name: /^Ver la página/ }).allInnerTexts();
    expect(order.map((words) => words.replace(/\D/g, ''))).toEqual(['1', '5', '3', '2', '4']);
    expect(await page.getByText('Faltan los reversos').count()).toBe(0);
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('the same forms take the files', async () => {
    const page = await house.visit({ ...PHONE, javaScriptEnabled: false });
    await signIn(page, CLERK);
    await page.goto('/digitalizaciones/camara');
    const photograph = { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: await letter() };
    await page.locator('input[type=file]').setInputFiles([photograph]);
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.waitForURL(/\/digitalizaciones\/\d+$/);
    expect(await newestPile()).toEqual([{ source: 'camera', name: 'IMG_2.jpg', size: photograph.buffer.length }]);
    await page.context().close();
  });
});
