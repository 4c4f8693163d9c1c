import sharp from 'sharp';
import type { GreyImage } from '../reading.types.js';

/** Ink per pixel (0 paper, 255 black) of a small copy, on which lines of text are looked for. */
export interface InkMap {
  ink: Uint8Array;
  width: number;
  height: number;
}

const RADIANS = Math.PI / 180;
/** Share of the short side at every edge in which no lines are looked for. */
const RIM = 0.03;
/** A cell of bold text is less than half ink. */
const MASS = 0.75;

export async function inkMap({ data, width, height }: GreyImage, targetWidth: number): Promise<InkMap> {
  const size = { width: targetWidth, height: Math.max(1, Math.round((height * targetWidth) / width)) };
  const small = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(size.width, size.height, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const ink = new Uint8Array(small.length);
  for (let i = 0; i < ink.length; i += 1) ink[i] = small[i]! < 128 ? 255 - small[i]! : 0;
  const map = { ink, ...size };
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

/** Ink per row of each band of columns: within a few pixels no line of text rises or falls by one. */
interface Bands {
  sums: Uint16Array[];
  /** Width of a band. */
  wide: number;
  width: number;
  height: number;
}

/** A band this much of the width keeps the steps of the finest slope that is looked for. */
const BANDS = 125;

function bandsOf({ ink, width, height }: InkMap, left = 0, right = width): Bands {
  const wide = Math.max(1, Math.round(width / BANDS));
  const sums: Uint16Array[] = [];
  for (let from = left; from < right; from += wide) {
    const to = Math.min(right, from + wide);
    const sum = new Uint16Array(height);
    for (let y = 0; y < height; y += 1) {
      let total = 0;
      for (let at = y * width + from; at < y * width + to; at += 1) total += ink[at]!;
      sum[y] = total;
    }
    sums.push(sum);
  }
  return { sums, wide, width, height };
}

/** Ink per row along lines that fall by `degrees` to the right; the columns from `left` to `right` only. */
export function rowProfile(map: InkMap, degrees: number, left = 0, right = map.width): Float64Array {
  return profileOf(bandsOf(map, left, right), degrees, left);
}

function profileOf({ sums, wide, width, height }: Bands, degrees: number, left = 0): Float64Array {
  const slope = Math.tan(degrees * RADIANS);
  const margin = Math.ceil(Math.abs(slope) * width) + 1;
  const profile = new Float64Array(height + 2 * margin);
  sums.forEach((sum, band) => {
    const shift = margin - Math.round((left + (band + 0.5) * wide - width / 2) * slope);
    for (let y = 0; y < height; y += 1) profile[y + shift]! += sum[y]!;
  });
  return profile;
}

/** How sharply rows of text stand out: the energy of the steps between neighbouring rows. */
export function profileEnergy(profile: Float64Array): number {
  let energy = 0;
  for (let i = 1; i < profile.length; i += 1) energy += (profile[i]! - profile[i - 1]!) ** 2;
  return energy;
}

/** The slope of the lines in degrees, at most `reach` away from `around`; each step looks closer about the best. */
export function findSlope(
  map: InkMap,
  reach: number,
  steps: readonly number[],
  around = 0,
): { degrees: number; energy: number } {
  const bands = bandsOf(map);
  let best = { degrees: around, energy: profileEnergy(profileOf(bands, around)) };
  let distance = reach;
  for (const step of steps) {
    const middle = best.degrees;
    for (let degrees = middle - distance; degrees <= middle + distance + 1e-9; degrees += step) {
      const energy = profileEnergy(profileOf(bands, degrees));
      if (energy > best.energy) best = { degrees, energy };
    }
    distance = step;
  }
  return best;
}
