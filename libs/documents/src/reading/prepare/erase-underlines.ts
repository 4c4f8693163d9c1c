import { hasInkInColumn } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

/* Lengths in pixels of a page with small letters of about 12. */
const SHORTEST = 80;
/** Thicker are the feet of typewritten capitals, which run together. */
const THICKEST = 3;
/** All along; the feet of letters run together, too, where the page is blurred, but greyer between them. */
const BLACK = 110;
/** Breaks of so many pixels are the grain of a fax. */
const BREAK = 1;
/** The letters stand this close over the line; what stands higher is a row of a table. */
const NEAR = 4;
const INK = 150;
const PAPER = 200;

/** A stretch of a line under letters: its columns from `left`, its rows from `top`, both without the ends. */
interface Underline {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where the engine finds a line, it takes the letters that touch it away with it; underlined headings are common. */
export const eraseUnderlines: PreparationStep = {
  name: 'erase-underlines',
  applies: ({ grey, lines }) => (lines?.letterHeight ?? 0) > 0 && !underlines(grey).next().done,
  run: (page) => ({ ...page, grey: erased(page.grey) }),
};

/** The stretches of all underlines; one that falls by a pixel gives several, which overlap. */
function* underlines(page: GreyImage): Generator<Underline> {
  const { data, width, height } = page;
  for (let y = THICKEST + NEAR; y < height - THICKEST - NEAR; y += 1) {
    // None is so short that it lies between two of these columns.
    for (let x = SHORTEST / 2; x < width; x += SHORTEST / 2) {
      if (data[y * width + x]! >= BLACK) continue;
      const left = endOfRun(page, y, x, -1);
      const right = endOfRun(page, y, x, 1) + 1;
      const line = right - left >= SHORTEST ? underlineAt(page, y, left, right) : undefined;
      if (line) yield line;
      x = Math.max(x, right);
    }
  }
}

/** The last black pixel of the run around `x`, on the left (-1) or on the right (1). */
function endOfRun({ data, width }: GreyImage, y: number, x: number, step: -1 | 1): number {
  let last = x;
  for (let at = x; at >= 0 && at < width && (at - last) * step <= BREAK; at += step) {
    if (data[y * width + at]! < BLACK) last = at;
  }
  return last;
}

/** The underline that has this run of dark pixels, if it is one: thin, letters just over it, little below it. */
function underlineAt(page: GreyImage, y: number, left: number, right: number): Underline | undefined {
  const top = y - reach(page, y, left, right, -1);
  const bottom = y + 1 + reach(page, y, left, right, 1);
  if (bottom - top > THICKEST) return undefined;
  const letters = inkShare(page, left, right, top - NEAR, top);
  const hanging = inkShare(page, left, right, bottom + 1, bottom + NEAR);
  return letters > 0.1 && hanging < 0.35 ? { left, right, top, bottom } : undefined;
}

/** How far the line goes on above (-1) or below (1) row `y`: as it does between the letters, in a quarter of the columns. */
function reach({ data, width }: GreyImage, y: number, left: number, right: number, step: -1 | 1): number {
  const reaches = new Uint32Array(THICKEST + 1);
  for (let x = left; x < right; x += 1) {
    let rows = 0;
    while (rows < THICKEST && data[(y + (rows + 1) * step) * width + x]! < INK) rows += 1;
    reaches[rows]! += 1;
  }
  let rest = (right - left) / 4;
  return reaches.findIndex((columns) => (rest -= columns) <= 0);
}

/** Share of the columns that have ink in one of these rows. */
function inkShare(page: GreyImage, left: number, right: number, top: number, bottom: number): number {
  let dark = 0;
  for (let x = left; x < right; x += 1) if (hasInkInColumn(page, x, top, bottom, INK)) dark += 1;
  return dark / (right - left);
}

function erased(page: GreyImage): GreyImage {
  const { data, width } = page;
  const clean = new Uint8Array(data);
  for (const { left, right, top, bottom } of underlines(page)) {
    for (let x = Math.max(0, left - 1); x < Math.min(width, right + 1); x += 1) {
      const above = data[(top - 2) * width + x]!;
      const below = data[(bottom + 1) * width + x]!;
      // Here a g or a p goes through it.
      if (above < INK && below < INK) continue;
      // Its rims are grey, and so are the feet of letters.
      const from = above > PAPER ? top - 1 : top;
      const to = below > PAPER ? bottom + 1 : bottom;
      for (let y = from; y < to; y += 1) clean[y * width + x] = 255;
    }
  }
  return { ...page, data: clean };
}
