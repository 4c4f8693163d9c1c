import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { randomFrom } from './worn-pages.fixture.js';
import { toGrey } from '../prepare/working-page.js';
import { isBlankPage } from './blank-page.js';

const WIDTH = 1700;
const HEIGHT = 2200;

/** A sheet with a drawing on it, with the grain and the dust of a scanner; `paper` its colour, `dust` specks on it. */
async function isBlank(svg: string, { paper = '#f4f2ec', grain = 10, dust = 40, blur = 0 } = {}): Promise<boolean> {
  const random = randomFrom(7);
  const specks = Array.from({ length: dust }, () => {
    const [x, y, r] = [random() * WIDTH, random() * HEIGHT, 0.7 + random() * 1.6];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="#333"/>`;
  });
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`;
  const drawn = sharp(Buffer.from(`${open}${svg}</svg>`));
  const ghost = await (blur ? drawn.blur(blur) : drawn).png().toBuffer();
  const { data } = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: paper } })
    .composite([{ input: ghost }, { input: Buffer.from(`${open}${specks.join('')}</svg>`) }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 1)
    data[at] = Math.max(0, Math.min(255, data[at]! + (random() - 0.5) * grain));
  const { data: scanned } = await sharp(
    await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .jpeg({ quality: 70 })
      .toBuffer(),
  )
    .raw()
    .toBuffer({ resolveWithObject: true });
  return isBlankPage(toGrey({ data: scanned, width: WIDTH, height: HEIGHT }));
}

const line = (size: number, colour = '#222') =>
  `<text x="300" y="900" font-family="sans-serif" font-size="${size}" fill="${colour}">Recibí original para su trámite, anexos completos.</text>`;
const letter = (colour: string) =>
  Array.from(
    { length: 30 },
    (_, i) =>
      `<text x="200" y="${300 + i * 50}" font-family="serif" font-size="33" fill="${colour}">Por medio de la presente solicito a usted la reparación de las luminarias de la calle</text>`,
  ).join('');

describe('a back with nothing but paper', { timeout: 60_000 }, () => {
  it.each<[string, string, Parameters<typeof isBlank>[1]]>([
    ['dust', '', { dust: 250 }],
    ['yellow paper', '', { paper: '#d8c795', grain: 16 }],
    ['grey paper', '', { paper: '#9a9a9a' }],
    [
      'the writing of the other side',
      `<g transform="translate(1700) scale(-1 1)">${letter('#b9b5ae')}</g>`,
      { blur: 2.2 },
    ],
    [
      'punch holes, a staple, edges of the scanner',
      `<circle cx="90" cy="780" r="24" fill="#181818"/><circle cx="90" cy="1410" r="24" fill="#181818"/>
       <path d="M120 90l70 40" stroke="#555" stroke-width="4"/><path d="M0 0h14v2200h-14zM0 0h1700v11h-1700z" fill="#222"/>`,
      {},
    ],
    [
      'a hair of dirt on the glass and a fold',
      '<path d="M800 0v2200" stroke="#444" stroke-width="2"/><path d="M0 1100h1700" stroke="#cfcac0" stroke-width="30"/>',
      { blur: 0.6 },
    ],
  ])('is blank with %s', async (_kind, svg, look) => {
    expect(await isBlank(svg, look)).toBe(true);
  });
});

describe('a page with little on it', { timeout: 60_000 }, () => {
  it.each<[string, string, Parameters<typeof isBlank>[1]]>([
    ['one line of small text', line(22), {}],
    ['one line in pencil', line(30, '#9a9a9a'), {}],
    ['one line on grey paper', line(30, '#555'), { paper: '#9a9a9a' }],
    [
      'a signature',
      '<path d="M900 1500c60 -140 90 60 40 110s80 -160 120 -60 60 40 110 -30" fill="none" stroke="#1d2b6b" stroke-width="5"/>',
      {},
    ],
    [
      'a stamp',
      '<circle cx="1200" cy="500" r="140" fill="none" stroke="#3a3aa8" stroke-width="6"/><text x="1120" y="510" font-size="34" fill="#3a3aa8">RECIBIDO</text>',
      {},
    ],
    ['nothing but black', '<path d="M0 0h1700v2200h-1700z" fill="#0a0a0a"/>', {}],
  ])('is shown: %s', async (_kind, svg, look) => {
    expect(await isBlank(svg, look)).toBe(false);
  });
});
