import type { GreyImage } from '../reading.types.js';

/** Left, top, width and height in pixels. */
export type Rectangle = [left: number, top: number, width: number, height: number];

/** A white page with black rectangles: letters without a font. */
export function drawnPage(width: number, height: number, black: Rectangle[]): GreyImage {
  const data = new Uint8Array(width * height).fill(255);
  for (const [left, top, wide, high] of black) {
    for (let y = top; y < top + high; y += 1) data.fill(0, y * width + left, y * width + left + wide);
  }
  return { data, width, height };
}

/** An n whose small height is 18, from its foot at `bottom` upwards. */
export const letterN = (left: number, bottom: number): Rectangle[] => [
  [left, bottom - 18, 3, 18],
  [left, bottom - 18, 14, 3],
  [left + 11, bottom - 18, 3, 18],
];
