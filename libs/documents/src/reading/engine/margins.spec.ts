import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../reading.types.js';
import { withinMargins } from './margins.js';

const [WIDTH, HEIGHT] = [400, 500];

/** A white page with dark boxes. */
function pageWith(...boxes: { box: [number, number, number, number]; grey?: number }[]): GreyImage {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const { box, grey = 0 } of boxes) {
    const [x0, y0, x1, y1] = box;
    for (let y = y0; y < y1; y += 1) data.fill(grey, y * WIDTH + x0, y * WIDTH + x1);
  }
  return { data, width: WIDTH, height: HEIGHT };
}

describe('the margins of a page', () => {
  it('are left out but for a rim', () => {
    expect(withinMargins(pageWith({ box: [100, 120, 250, 300] }))).toEqual([70, 90, 280, 330]);
  });

  it('end where something faint or small is written, and not at dust', () => {
    const text = { box: [100, 120, 250, 300] as [number, number, number, number] };
    const note = { box: [10, 470, 14, 474] as [number, number, number, number], grey: 180 };
    expect(withinMargins(pageWith(text, note))).toEqual([0, 90, 280, 500]);
    expect(withinMargins(pageWith(text, { box: [10, 470, 12, 472] }))).toEqual([70, 90, 280, 330]);
  });

  it('stay on an empty page, and on one that is full of ink', () => {
    for (const page of [pageWith(), pageWith({ box: [0, 0, WIDTH, HEIGHT] })]) {
      expect(withinMargins(page)).toEqual([0, 0, WIDTH, HEIGHT]);
    }
  });
});
