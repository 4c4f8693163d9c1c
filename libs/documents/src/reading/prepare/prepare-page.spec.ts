import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColourImage } from '../reading.types.js';
import { evenPaper } from './even-paper.js';
import { speckShare } from './remove-specks.js';
import { linesOfText } from './find-lines.js';
import { stretchBlack } from './stretch-black.js';
import { findQuarterTurns } from './turn-upright.js';
import { startPage } from './working-page.js';
import { preparePage } from './prepare-page.js';

const STEPS = [
  'even-paper',
  'stretch-black',
  'find-lines',
  'turn-upright',
  'fit-letters',
  'straighten',
  'narrow-letters',
];
const letter = projectPath('test/samples/documents/carta-bacheo.jpg');

async function decode(image: Sharp): Promise<ColourImage> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

describe('the preparation of a page', () => {
  let page: ColourImage;

  beforeAll(async () => {
    page = await decode(sharp(letter));
  });

  it.each([0, 1, 2, 3] as const)('finds a page that lies turned by %i quarters', async (quarters) => {
    const lying = await decode(sharp(letter).rotate(quarters * 90));
    const grey = stretchBlack.run(await evenPaper.run(startPage(lying, false)));
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
    const half = await decode(sharp(page.data, { raw: { ...page, channels: 3 } }).resize(Math.round(page.width * 0.7)));
    const { steps, placement: small } = await preparePage(half);
    expect(steps).not.toContain('fit-letters');
    expect([small[0], small[4]]).toEqual([expect.closeTo(1 / 0.9, 2), expect.closeTo(1, 2)]);
  });

  it('makes the paper white and the ink black where the page lay in the shadow', async () => {
    const { grey } = await stretchBlack.run(await evenPaper.run(startPage(page, false)));
    const shadow = grey.data.filter((_, i) => i % grey.width < grey.width * 0.15);
    expect(shadow.reduce((sum, value) => sum + value, 0) / shadow.length).toBeGreaterThan(248);
  });

  it('sees salt and pepper, and does not take text for it', async () => {
    const { grey } = startPage(page, false);
    const speckled = grey.data.map((value, i) => ((i * 7919) % 101 < 2 ? 0 : value));
    expect(speckShare(grey)).toBeLessThan(0.012);
    expect(speckShare({ ...grey, data: speckled })).toBeGreaterThan(0.012);
  });
});
