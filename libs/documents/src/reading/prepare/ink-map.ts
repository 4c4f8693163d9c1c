import type { GreyImage } from '../reading.types.js';

/** Ink per pixel (0 paper, 255 black) of a small copy, on which lines of text are looked for. */
export interface InkMap {
  ink: Uint8Array;
  width: number;
  height: number;
}

/** Share of the short side at every edge in which no lines are looked for. */
const RIM = 0.03;
/** A cell of bold text is less than half ink. */
const MASS = 0.75;

/** What is darker than `lightest`, without what is no text but has sharper edges. */
export function toInk({ data, width, height }: GreyImage, lightest = 128): InkMap {
  const ink = new Uint8Array(data.length);
  for (let i = 0; i < ink.length; i += 1) ink[i] = data[i]! < lightest ? 255 - data[i]! : 0;
  const map = { ink, width, height };
  clearFrame(map);
  clearMasses(map);
  return map;
}

/** The dark rim of a scan has sharper edges than any text. */
function clearFrame({ ink, width, height }: InkMap): void {
  const rim = Math.round(Math.min(width, height) * RIM);
  for (let y = 0; y < height; y += 1) {
    if (y < rim || y >= height - rim) ink.fill(0, y * width, (y + 1) * width);
    else ink.fill(0, y * width, y * width + rim).fill(0, (y + 1) * width - rim, (y + 1) * width);
  }
}

/** So have tables under a photographed page, photographs and thick bars: cells full of ink, and those around them. */
function clearMasses({ ink, width, height }: InkMap): void {
  const cell = Math.max(4, Math.round(width / 45));
  const full: [number, number][] = [];
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      if (inkShare({ ink, width, height }, left, top, cell) > MASS) full.push([left, top]);
    }
  }
  for (const [left, top] of full) {
    for (let y = Math.max(0, top - cell); y < Math.min(height, top + 2 * cell); y += 1) {
      ink.fill(0, y * width + Math.max(0, left - cell), y * width + Math.min(width, left + 2 * cell));
    }
  }
}

function inkShare({ ink, width, height }: InkMap, left: number, top: number, cell: number): number {
  let dark = 0;
  let seen = 0;
  for (let y = top; y < Math.min(height, top + cell); y += 1) {
    for (let x = left; x < Math.min(width, left + cell); x += 1, seen += 1) if (ink[y * width + x]! > 0) dark += 1;
  }
  return dark / seen;
}

export function quarterTurned({ ink, width, height }: InkMap): InkMap {
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = ink[y * width + x]!;
  }
  return { ink: turned, width: height, height: width };
}
