import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { toGrey } from './working-page.js';
import { eraseUnderlines } from './erase-underlines.js';
import type { WorkingPage } from './working-page.js';

const [WIDTH, HEIGHT] = [600, 120];
const lines = { onSide: false, degrees: 0, upright: 1, letterHeight: 12, warped: false };

/** A page as it is before the step, with a drawing on it. */
async function drawn(svg: string): Promise<WorkingPage> {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fff"/>`;
  const { data } = await sharp(Buffer.from(`${open}${svg}</svg>`))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colour = { data, width: WIDTH, height: HEIGHT };
  return { colour, grey: toGrey(colour), bilevel: false, quarterTurns: 0, lines, placement: [1, 0, 0, 0, 1, 0] };
}

const text = (words: string) =>
  `<text x="40" y="60" font-family="serif" font-weight="bold" font-size="25">${words}</text>`;
const rule = (y: number, fall = 0, thick = 2) =>
  `<path d="M40 ${y}L430 ${y + fall}" stroke="#000" stroke-width="${thick}"/>`;

function darkPixels({ grey }: WorkingPage, top = 0, bottom = HEIGHT): number {
  return grey.data.slice(top * WIDTH, bottom * WIDTH).filter((value) => value < 150).length;
}

describe('the line under a heading', () => {
  it.each([
    ['level', 0],
    ['falling by a pixel', 1],
  ])('that is %s goes, and leaves the letters as they were', async (_kind, fall) => {
    const underlined = await drawn(text('Asunto: caseta de policía') + rule(64, fall));
    expect(eraseUnderlines.applies(underlined)).toBe(true);
    const before = Uint8Array.from(underlined.grey.data);
    const after = await eraseUnderlines.run(underlined);
    expect(Uint8Array.from(underlined.grey.data)).toEqual(before);
    const plain = await drawn(text('Asunto: caseta de policía'));
    expect(darkPixels(after, 0, 62)).toBe(darkPixels(plain, 0, 62));
    expect(darkPixels(underlined, 62, 72)).toBeGreaterThan(600);
    expect(darkPixels(after, 62, 72)).toBeLessThan(60);
  });

  it.each([
    ['the rim of a table', text('Folio') + rule(80)],
    ['a line to sign on', rule(70)],
    ['a bar', text('Asunto: caseta') + rule(68, 0, 8)],
    ['a word struck out', text('Asunto: caseta de vigilancia') + rule(52)],
    ['a page of text', text('Asunto: caseta de vigilancia')],
  ])('is not %s', async (_kind, svg) => {
    expect(eraseUnderlines.applies(await drawn(svg))).toBe(false);
  });
});
