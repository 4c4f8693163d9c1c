import { projectPath, qrSvg } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOf, randomFrom, WEARS, withSticker } from './worn-pages.fixture.js';
import { startPage } from '../prepare/working-page.js';
import { decodeImagePage } from './image-file.js';
import { readCodes } from './read-codes.js';

let folder: string;
let letter: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oficialia-codes-'));
  letter = await pictureOf(await readFile(projectPath('test/samples/documents/carta-alumbrado.pdf')));
});
afterAll(() => rm(folder, { recursive: true }));

const address = (number: number) =>
  `https://consulta.villaesperanza.gob.mx/consulta?folio=PM-2026-${String(number).padStart(6, '0')}&codigo=7K3MQ9QXPA`;

/** As on a label of 62 mm: 25 mm wide with its margin, at 200 dpi. */
const code = (text: string) =>
  sharp(Buffer.from(qrSvg(text)), { density: 400 })
    .resize(197)
    .flatten({ background: 'white' })
    .png()
    .toBuffer();

async function codesOf(image: Buffer): Promise<string[]> {
  const path = join(folder, 'page');
  await writeFile(path, image);
  const { image: page } = await decodeImagePage(path, 0, 'image/jpeg');
  return readCodes((await startPage(page, false)).grey);
}

describe('the code of a sticker', { timeout: 60_000 }, () => {
  // bench/qr.mjs measures the rate on hundreds of pages.
  it.each(Object.keys(WEARS))('is read on a page of the kind %s', async (kind) => {
    const number = Object.keys(WEARS).indexOf(kind) + 1;
    const random = randomFrom(number + 500);
    const page = await withSticker(letter, await code(address(number)), random);
    const worn = await WEARS[kind]!(sharp(page), random);
    expect(await codesOf(await worn.toBuffer())).toEqual([address(number)]);
  });
});

describe('the codes of a page', { timeout: 60_000 }, () => {
  it('are none on a letter', async () => {
    expect(await codesOf(letter)).toEqual([]);
    expect(await codesOf(await readFile(projectPath('test/samples/documents/carta-bacheo.jpg')))).toEqual([]);
  });

  it.each(['#181818', '#3a3aa8'])('are read below a stamp of colour %s', async (colour) => {
    const stamp = `<svg xmlns="http://www.w3.org/2000/svg" width="1700" height="2200"><g fill="none" stroke="${colour}" stroke-opacity="0.8">
      <circle cx="150" cy="260" r="130" stroke-width="6"/><circle cx="150" cy="260" r="90" stroke-width="3"/></g></svg>`;
    const page = sharp(letter)
      .resize(1700, 2200)
      .composite([{ input: await code(address(7)), left: 100, top: 100 }, { input: Buffer.from(stamp) }]);
    expect(await codesOf(await page.removeAlpha().jpeg({ quality: 75 }).toBuffer())).toEqual([address(7)]);
  });

  it('are all that there are, each once', async () => {
    const [one, other] = [await code(address(1)), await code(address(2))];
    const page = sharp(letter)
      .resize(1700, 2200)
      .composite([
        { input: one, left: 100, top: 100 },
        { input: other, left: 1300, top: 1900 },
        { input: one, left: 1300, top: 100 },
      ]);
    expect((await codesOf(await page.png().toBuffer())).toSorted()).toEqual([address(1), address(2)]);
  });
});
