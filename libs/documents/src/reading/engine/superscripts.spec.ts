import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPage } from './read-page.js';
import { blacklists } from './spanish-characters.js';
import { startEngine } from './tesseract-core.js';
import type { Engine } from './tesseract-core.js';

describe('square and cubic measures', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await startEngine(['spa', 'spax'], projectPath('libs/documents/models'), blacklists);
  });

  it.each([
    ['m²', 0],
    ['m³', 0],
    ['m²', -1],
    ['m³', -1],
  ])('%s after a number is told from the picture, with %i pixels between its signs', async (unit, apart) => {
    const figure = unit === 'm²' ? '2' : '3';
    const text = `<text x="40" y="80" font-family="serif" font-size="34">un predio con 240 m<tspan font-size="20" dx="${apart}" dy="-12">${figure}</tspan><tspan dx="14" dy="12">de la calle</tspan></text>`;
    const page = sharp(
      Buffer.from(`<svg width="700" height="160"><rect width="700" height="160" fill="#fff"/>${text}</svg>`),
    );
    const { data, info } = await page.greyscale().raw().toBuffer({ resolveWithObject: true });
    const grey = info.channels === 1 ? data : data.filter((_, i) => i % info.channels === 0);
    const read = await readPage(engine, { data: grey, width: info.width, height: info.height });
    expect(read.text).toContain(`240 ${unit} de la calle`);
  });
});
