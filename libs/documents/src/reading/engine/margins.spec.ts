import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../reading.types.js';
import { withMargins, withoutMargins } from './margins.js';

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

const place = ({ image: { width, height }, left, top }: ReturnType<typeof withoutMargins>) => {
  return [left, top, left + width, top + height];
};

describe('the margins of a page', () => {
  it('are cut off but for a rim, and what is inside stays as it was', () => {
    const inside = withoutMargins(pageWith({ box: [100, 120, 250, 300] }));
    expect(place(inside)).toEqual([70, 90, 280, 330]);
    const { data, width, height } = inside.image;
    expect(data.length).toBe(width * height);
    expect(data.filter((value) => value === 0).length).toBe(150 * 180);
    expect([data[30 * width + 29], data[30 * width + 30]]).toEqual([255, 0]);
  });

  it('end where something faint or small is written, and not at dust', () => {
    const text = { box: [100, 120, 250, 300] as [number, number, number, number] };
    const note = withoutMargins(pageWith(text, { box: [10, 470, 14, 474], grey: 180 }));
    expect(place(note)).toEqual([0, 90, 280, 500]);
    const dust = withoutMargins(pageWith(text, { box: [10, 470, 12, 472] }));
    expect(place(dust)).toEqual([70, 90, 280, 330]);
  });

  it('stay on an empty page, and on one that is full of ink', () => {
    for (const page of [pageWith(), pageWith({ box: [0, 0, WIDTH, HEIGHT] })]) {
      expect(place(withoutMargins(page))).toEqual([0, 0, WIDTH, HEIGHT]);
    }
  });

  it('come back around the words that were read', () => {
    const inside = withoutMargins(pageWith({ box: [100, 120, 250, 300] }));
    const word = { text: 'Bache', confidence: 96, box: [30, 30, 60, 45] as [number, number, number, number] };
    const read = withMargins({ text: 'Bache', confidence: 96, words: [word] }, inside);
    expect(read).toEqual({ text: 'Bache', confidence: 96, words: [{ ...word, box: [100, 120, 130, 135] }] });
  });
});
