// The pictures of `npm run screenshots` that show paper being scanned, filed, typed and found.
import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { launchBrowser } from '../test/support/browser.ts';
import { Camera, firstPage, PHONE } from './camera.mjs';

const sample = (name) => join(import.meta.dirname, '../test/samples/documents', name);
const PAGE = { width: 1275, height: 1650 };

/** A pile of a letter with its sticker, a separator sheet, and a letter of two pages of which one is out of focus. */
export async function atTheScanner(camera, page, untilRead) {
  const folio = await register(page);
  await page.goto('/digitalizaciones');
  await camera.take(page, 'digitalizar');
  await page.getByLabel('Archivos de una pila').setInputFiles({
    name: 'correspondencia-de-la-manana.pdf',
    mimeType: 'application/pdf',
    buffer: await scan(page, folio),
  });
  await page.getByRole('button', { name: 'Digitalizar', exact: true }).click();
  await page.getByText('Archivados (1)').waitFor({ timeout: 120_000 });
  await camera.take(page, 'pila', { height: 1200 });
  await page.getByRole('link', { name: 'Nueva petición' }).click();
  await page.locator('[data-beside] img').first().waitFor();
  await camera.take(page, 'registrar-con-documento', { height: 1200 });
  for (
    const proposals = page.locator('[data-proposal]');
    (await proposals.count()) > 0;
    await page.keyboard.press('Tab')
  )
    await proposals.first().focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/peticiones/**');
  await untilRead(page, new URL(page.url()).pathname);
  await page.goto('/por-leer');
  await camera.take(page, 'por-leer', { height: 1100 });
  await page.goto('/buscar?q=baches');
  await camera.take(page, 'buscar');
  await page.locator('.search-results a[href*="/documentos/"]').first().click();
  await page.locator('.viewer-marks').waitFor();
  await camera.take(page, 'documento-marcado', { height: 1100 });
}

async function register(page) {
  const typed = {
    'Nombre completo': 'Rodolfo Cisneros Ávila',
    Teléfono: '55 2468 1357',
    Asunto: 'Solicita agua en pipas para la colonia mientras se repara la bomba.',
  };
  await page.goto('/registrar');
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).first().fill(text);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/peticiones/**');
  return new URL(page.url()).pathname.split('/')[2];
}

async function scan(page, folio) {
  const pdfAt = async (address) => (await page.request.get(address)).body();
  const sticker = await (
    await firstPage(await pdfAt(`/peticiones/${folio}/acuses/1.pdf?formato=etiqueta`), 430)
  )
    .png()
    .toBuffer();
  const separator = await firstPage(await pdfAt('/digitalizaciones/separadores.pdf?siguiente=1'), PAGE.width);
  const [water, holes] = [sharp(sample('carta-agua.tif')), sharp(sample('carta-bacheo.jpg'))];
  const first = sharp(await fitted(water).png().toBuffer());
  const sides = [
    await first
      .composite([{ input: sticker, top: 40, left: PAGE.width - 470 }])
      .png()
      .toBuffer(),
    await separator.png().toBuffer(),
    await fitted(holes).rotate(180).png().toBuffer(),
    await fitted(sharp(sample('carta-agua.tif'), { page: 1 }))
      .blur(2.6)
      .png()
      .toBuffer(),
  ];
  const pdf = await PDFDocument.create();
  for (const side of sides) {
    const picture = await pdf.embedJpg(await sharp(side).jpeg({ quality: 85 }).toBuffer());
    pdf.addPage([612, 792]).drawImage(picture, { width: 612, height: 792 });
  }
  return Buffer.from(await pdf.save());
}

const fitted = (picture) => picture.greyscale().resize({ ...PAGE, fit: 'contain', background: '#fff' });

/** The camera sees a letter on a dark table. */
export async function withThePhone(desk, clerk) {
  const folder = mkdtempSync(join(tmpdir(), 'oficialia-camera-'));
  const film = join(folder, 'hoja.mjpeg');
  const letter = await sharp(sample('carta-bacheo.jpg')).resize({ height: 880 }).toBuffer();
  const table = sharp({ create: { width: 720, height: 960, channels: 3, background: '#3b3027' } });
  const frame = await table
    .composite([{ input: letter, gravity: 'centre' }])
    .jpeg()
    .toBuffer();
  writeFileSync(film, Buffer.concat([frame, frame, frame, frame]));
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await launchBrowser([...fake, `--use-file-for-fake-video-capture=${film}`]);
  try {
    const camera = new Camera(browser, desk);
    const page = await camera.as(clerk, { ...PHONE, permissions: ['camera'] });
    await page.goto('/digitalizaciones/camara');
    await page.getByText('Listo', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Tomar la foto' }).click();
    await camera.take(page, 'camara', { height: 1300, colours: 64 });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
