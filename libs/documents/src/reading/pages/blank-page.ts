import type { GreyImage } from '../reading.types.js';

/* Lengths in pixels of the page at half its size, about 100 dpi. */
const CELL = 40;
const LETTER_LEAST = 5;
/** From here on a mark is a stamp, a signature, a line. */
const LARGE = 60;
const FEW_MARKS = 6;
const MARGIN = 0.04;
/** Share of the paper's brightness by which ink changes within two pixels; what shows through changes slowly. */
const SHARP_STEP = 0.19;

interface Mark {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  pixels: number;
  sharp: number;
}

/**
 * True for a page with nothing but paper, dust, punch holes, staples, edges of the scanner, and what shows through from
 * the other side, which is soft where ink is sharp. In doubt a page is not blank: it is hidden when it is.
 */
export function isBlankPage(page: GreyImage): boolean {
  // Most pages have text in their upper half, and then the rest need not be looked at.
  return !hasInk(upperHalf(page)) && !hasInk(page);
}

/** Whether there is more on it than dust. */
function hasInk(page: GreyImage): boolean {
  const half = halved(page);
  const paper = paperOf(half);
  // A black page is the lid left open or a photograph of nothing: somebody should see it.
  if (median(paper) < 90) return true;
  let seen = 0;
  for (const mark of marksOf(half, paper)) {
    if (!isInk(mark, half)) continue;
    seen += 1;
    if (seen >= FEW_MARKS || sideOf(mark) >= LARGE) return true;
  }
  return false;
}

function upperHalf({ data, width, height }: GreyImage): GreyImage {
  const rows = Math.ceil(height / 2);
  return { data: data.subarray(0, rows * width), width, height: rows };
}

function halved({ data, width, height }: GreyImage): GreyImage {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Uint8Array(w * h);
  const right = width > 1 ? 1 : 0;
  const below = height > 1 ? width : 0;
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = 2 * y * width + 2 * x;
      half[y * w + x] = (data[at]! + data[at + right]! + data[at + below]! + data[at + below + right]!) >> 2;
    }
  }
  return { data: half, width: w, height: h };
}

/** Brightness of the paper in each cell: a bright part of its pixels. */
function paperOf({ data, width, height }: GreyImage): Uint8Array {
  const columns = Math.ceil(width / CELL);
  const paper = new Uint8Array(columns * Math.ceil(height / CELL));
  for (let cell = 0; cell < paper.length; cell += 1) {
    const counts = new Uint32Array(256);
    const [left, top] = [(cell % columns) * CELL, Math.floor(cell / columns) * CELL];
    const [right, bottom] = [Math.min(width, left + CELL), Math.min(height, top + CELL)];
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) counts[data[y * width + x]!]! += 1;
    let rest = (right - left) * (bottom - top) * 0.3;
    let value = 255;
    for (; value > 0; value -= 1) {
      rest -= counts[value]!;
      if (rest <= 0) break;
    }
    paper[cell] = value;
  }
  return paper;
}

function median(values: Uint8Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}

/** Connected dark pixels inside the margins. */
function* marksOf(page: GreyImage, paper: Uint8Array): Generator<Mark> {
  const { data, width, height } = page;
  const columns = Math.ceil(width / CELL);
  const [marginX, marginY] = [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)];
  const dark = new Uint8Array(width * height);
  for (let y = marginY; y < height - marginY; y += 1) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = marginX; x < width - marginX; x += 1) {
      const white = paper[row + ((x / CELL) | 0)]!;
      const at = y * width + x;
      if (data[at]! >= white * 0.86) continue;
      const step = Math.max(Math.abs(data[at - 1]! - data[at + 1]!), Math.abs(data[at - width]! - data[at + width]!));
      dark[at] = step > white * SHARP_STEP ? 2 : 1;
    }
  }
  for (let at = 0; at < dark.length; at += 1) if (dark[at]) yield takeMark(dark, width, at);
}

/** The mark that this pixel belongs to; its pixels are wiped. */
function takeMark(dark: Uint8Array, width: number, start: number): Mark {
  const mark: Mark = { x0: width, y0: Infinity, x1: 0, y1: 0, pixels: 0, sharp: 0 };
  const open = [start];
  mark.sharp += dark[start] === 2 ? 1 : 0;
  dark[start] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    mark.pixels += 1;
    mark.x0 = Math.min(mark.x0, x);
    mark.x1 = Math.max(mark.x1, x);
    mark.y0 = Math.min(mark.y0, y);
    mark.y1 = Math.max(mark.y1, y);
    for (const next of [
      at - width - 1,
      at - width,
      at - width + 1,
      at - 1,
      at + 1,
      at + width - 1,
      at + width,
      at + width + 1,
    ]) {
      const kind = dark[next];
      if (!kind) continue;
      mark.sharp += kind === 2 ? 1 : 0;
      dark[next] = 0;
      open.push(next);
    }
  }
  return mark;
}

function sideOf({ x0, y0, x1, y1 }: Mark): number {
  return Math.max(x1 - x0, y1 - y0) + 1;
}

function isInk(mark: Mark, page: GreyImage): boolean {
  const side = sideOf(mark);
  if (side < LETTER_LEAST || mark.pixels < LETTER_LEAST * 1.5) return false;
  if (mark.sharp < mark.pixels * 0.2) return false;
  return !isHole(mark, page) && !isStreak(mark, page);
}

/** A dark disc of 4 to 9 mm near a side. */
function isHole(mark: Mark, page: GreyImage): boolean {
  const [w, h] = [mark.x1 - mark.x0 + 1, mark.y1 - mark.y0 + 1];
  const isDisc = Math.min(w, h) >= 14 && Math.max(w, h) <= 40 && mark.pixels > w * h * 0.6;
  const near = Math.min(mark.x0, mark.y0, page.width - mark.x1, page.height - mark.y1);
  return isDisc && near < page.width * 0.12;
}

/** Dirt on the glass of a feeder draws a hair over the whole sheet. */
function isStreak(mark: Mark, page: GreyImage): boolean {
  const [w, h] = [mark.x1 - mark.x0 + 1, mark.y1 - mark.y0 + 1];
  return (w <= 4 && h > page.height * 0.4) || (h <= 4 && w > page.width * 0.4);
}
