import { INK } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

/** Rows of ink one above the other, of the height of small letters: less than the bar of an e. */
const THIN = 0.17;
/** Share of a row that a streak covers, through all its gaps. */
const COVERED = 0.4;
/** Share of the width at either end, where nothing is printed: a ruled line ends before. */
const EDGE = 0.03;

/** Erases the thin streaks from edge to edge that a fax draws, through its text too. */
export const eraseStreaks: PreparationStep = {
  name: 'erase-streaks',
  applies: ({ bilevel, lines }) => bilevel && (lines?.letterHeight ?? 0) > 0,
  run: (page) => ({ ...page, grey: withoutStreaks(page.grey, Math.round(page.lines!.letterHeight * THIN)) }),
};

/** The page without streaks of at most so many rows; what is higher where they pass, as a letter, stays. */
export function withoutStreaks(page: GreyImage, thin: number): GreyImage {
  const { width, height } = page;
  const data = Uint8Array.from(page.data);
  for (let y = 1; y < height - 1; y += 1) {
    const strokes = thinStrokes(page, y, thin);
    if (!isStreak(strokes, width)) continue;
    for (const { x, top, bottom } of strokes) {
      // With the grey above and below.
      for (let row = Math.max(0, top - 1); row <= Math.min(height - 1, bottom + 1); row += 1)
        data[row * width + x] = 255;
    }
  }
  return { ...page, data };
}

interface Stroke {
  x: number;
  top: number;
  bottom: number;
}

/** Where the ink of a row is thin: from its top row to its bottom row. */
function thinStrokes({ data, width, height }: GreyImage, y: number, thin: number): Stroke[] {
  const strokes: Stroke[] = [];
  for (let x = 0; x < width; x += 1) {
    if (data[y * width + x]! >= INK) continue;
    let [top, bottom] = [y, y];
    while (top > 0 && y - top < thin && data[(top - 1) * width + x]! < INK) top -= 1;
    while (bottom < height - 1 && bottom - top < thin && data[(bottom + 1) * width + x]! < INK) bottom += 1;
    if (bottom - top < thin) strokes.push({ x, top, bottom });
  }
  return strokes;
}

function isStreak(strokes: Stroke[], width: number): boolean {
  if (strokes.length < COVERED * width) return false;
  return strokes[0]!.x < EDGE * width && strokes.at(-1)!.x > (1 - EDGE) * width;
}
