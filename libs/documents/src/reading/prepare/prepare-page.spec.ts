import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColourImage, GreyImage } from '../reading.types.js';
import { evenPaper } from './even-paper.js';
import { speckShare } from './remove-specks.js';
import { linesOfText } from './find-lines.js';
import { stretchBlack } from './stretch-black.js';
import { findQuarterTurns } from './turn-upright.js';
import { startPage } from './working-page.js';
import { preparePage } from './prepare-page.js';

const STEPS = ['even-paper', 'stretch-black', 'find-lines', 'turn-upright', 'fit-letters', 'straighten'];
const letter = projectPath('test/samples/documents/carta-bacheo.jpg');

async function decode(image: Sharp): Promise<ColourImage> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Letters as a worn ribbon types them, each under the other: stems of three pixels, feet and bars of two. */
function typed(): GreyImage {
  const [width, height] = [1700, 2200];
  const data = new Uint8Array(width * height).fill(255);
  const fill = (x: number, y: number, wide: number, high: number) => {
    for (let row = y; row < y + high; row += 1) data.fill(40, row * width + x, row * width + x + wide);
  };
  for (let line = 0; line < 40; line += 1) {
    for (let place = 0; place < 55; place += 1) {
      if ((line * 7 + place * 3) % 11 === 0) continue;
      const [x, y] = [190 + place * 24, 200 + line * 44];
      fill(x + ((line * 5 + place * 3) % 4) * 4, y, 3, 20);
      for (const bar of [0, 9, 18]) fill(x, y + bar, 15, 2);
    }
  }
  return { data, width, height };
}

let page: ColourImage;

beforeAll(async () => {
  page = await decode(sharp(letter));
});

describe('the preparation of a page', () => {
  it.each([0, 1, 2, 3] as const)('finds a page that lies turned by %i quarters', async (quarters) => {
    const lying = await decode(sharp(letter).rotate(quarters * 90));
    const grey = stretchBlack.run(await evenPaper.run(await startPage(lying, false)));
    expect(await findQuarterTurns((await grey).grey)).toBe((4 - quarters) % 4);
  });

  it('levels the lines of a page that lay askew', async () => {
    const prepared = await preparePage(page);
    expect(prepared.steps).toEqual(STEPS);
    expect(Math.abs((await linesOfText(prepared.image)).degrees)).toBeLessThan(0.11);
    const [cos, , , sin] = prepared.placement;
    expect(Math.atan2(sin, cos) * (180 / Math.PI)).toBeCloseTo(1.4, 0.5);
  });

  it('makes letters as small as the engine reads them, and knows where they were', async () => {
    const { image, placement } = await preparePage(page);
    expect((await linesOfText(image)).letterHeight).toBeLessThan(13.5);
    expect(image.width).toBeLessThan(page.width * 0.9);
    const [a, b, c, d, e, f] = placement;
    const [x, y] = [image.width / 2, image.height / 2];
    expect(a * x + b * y + c).toBeCloseTo(page.width / 2, -0.5);
    expect(d * x + e * y + f).toBeCloseTo(page.height / 2, -0.5);
  });

  it('knows where every stroke was, however the page was turned and narrowed', async () => {
    const { image, grey, placement } = await preparePage(page);
    const [a, b, c, d, e, f] = placement;
    let strokes = 0;
    let found = 0;
    for (let i = 0; i < image.data.length; i += 37) {
      if (image.data[i]! > 60) continue;
      const [x, y] = [(i % image.width) + 0.5, Math.floor(i / image.width) + 0.5];
      const at = Math.floor(d * x + e * y + f) * grey.width + Math.floor(a * x + b * y + c);
      strokes += 1;
      if (grey.data[at]! < 140) found += 1;
    }
    expect(strokes).toBeGreaterThan(500);
    expect(found / strokes).toBeGreaterThan(0.9);
  });

  it('only makes small letters narrower', async () => {
    const smaller = sharp(page.data, { raw: { ...page, channels: 3 } }).resize(Math.round(page.width * 0.6));
    const [right, bottom] = [Math.round(page.width * 0.4), Math.round(page.height * 0.4)];
    const { placement } = await preparePage(await decode(smaller.extend({ right, bottom, background: 'white' })));
    expect([placement[0], placement[4]]).toEqual([expect.closeTo(1 / 0.9, 2), expect.closeTo(1, 2)]);
  });
});

describe('a step of the preparation', () => {
  it('makes the paper white and the ink black where the page lay in the shadow', async () => {
    const { grey } = await stretchBlack.run(await evenPaper.run(await startPage(page, false)));
    const shadow = grey.data.filter((_, i) => i % grey.width < grey.width * 0.15);
    expect(shadow.reduce((sum, value) => sum + value, 0) / shadow.length).toBeGreaterThan(248);
  });

  it('takes the lines of a typewriter for lines, although its letters stand in columns', async () => {
    expect((await linesOfText(typed())).onSide).toBe(false);
  });

  it('sees salt and pepper, and does not take text for it', async () => {
    const { grey } = await startPage(page, false);
    const speckled = grey.data.map((value, i) => ((i * 7919) % 101 < 2 ? 0 : value));
    expect(speckShare(grey)).toBeLessThan(0.012);
    expect(speckShare({ ...grey, data: speckled })).toBeGreaterThan(0.012);
  });
});
