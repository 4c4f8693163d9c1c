import type { InkMap } from './ink-map.js';

/** Rows down for one column to the right. */
export const slopeOf = (degrees: number) => Math.tan((degrees * Math.PI) / 180);

/** Ink per row left of each band of columns, and at last of all: what lies between two of them is a difference. */
export interface Bands {
  upTo: Int32Array[];
  width: number;
  height: number;
}

/** Width of a band in pixels: within so few no line of text rises or falls by one. */
export const BAND = 8;

export function bandsOf({ ink, width, height }: InkMap, left = 0, right = width): Bands {
  const upTo = [new Int32Array(height)];
  for (let from = left; from < right; from += BAND) {
    const to = Math.min(right, from + BAND);
    const sum = upTo.at(-1)!.slice();
    for (let y = 0; y < height; y += 1) {
      let total = 0;
      for (let at = y * width + from; at < y * width + to; at += 1) total += ink[at]!;
      sum[y]! += total;
    }
    upTo.push(sum);
  }
  return { upTo, width, height };
}

/** Ink per row along lines that fall by `degrees` to the right; the columns from `left` to `right` only. */
export function rowProfile(map: InkMap, degrees: number, left = 0, right = map.width): Int32Array {
  return profileOf(bandsOf(map, left, right), degrees, left);
}

function profileOf({ upTo, width, height }: Bands, degrees: number, left = 0): Int32Array {
  const slope = slopeOf(degrees);
  const margin = Math.ceil(Math.abs(slope) * width) + 1;
  const drops = upTo.slice(1).map((_, band) => Math.round((left + (band + 0.5) * BAND - width / 2) * slope));
  return profileAlong(upTo, drops, margin, 0, height);
}

/** Ink per row along lines that lie lower by `drops` in each band; the rows from `top` to `bottom`, and a margin on both sides. */
export function profileAlong(
  upTo: Int32Array[],
  drops: number[],
  margin: number,
  top: number,
  bottom: number,
): Int32Array {
  const profile = new Int32Array(bottom - top + 2 * margin);
  for (let band = 0; band < drops.length;) {
    const drop = drops[band]!;
    const before = upTo[band]!;
    // Bands of one drop are added at once: along nearly level lines that is a tenth of the work.
    do band += 1;
    while (drops[band] === drop);
    const behind = upTo[band]!;
    const shift = margin - top - drop;
    for (let y = top; y < bottom; y += 1) profile[y + shift]! += behind[y]! - before[y]!;
  }
  return profile;
}

/** How sharply rows of text stand out: the energy of the steps between neighbouring rows. */
export function profileEnergy(profile: Int32Array): number {
  let energy = 0;
  for (let i = 1; i < profile.length; i += 1) {
    const step = profile[i]! - profile[i - 1]!;
    energy += step * step;
  }
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
