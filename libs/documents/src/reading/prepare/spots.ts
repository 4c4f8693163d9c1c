import { INK } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';

/** A spot of ink with paper around it; `right` and `bottom` are still on it. */
export interface Spot {
  left: number;
  top: number;
  right: number;
  bottom: number;
  pixels: number[];
}

/** A dirty fax has two thousand; more are the dots of which a picture is made. */
const MOST = 10_000;

/** All spots that are at most so many pixels wide and high; none where they are a picture. */
export function spotsOf(page: GreyImage, largest: number): Spot[] {
  const { data, width, height } = page;
  const spots: Spot[] = [];
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const spot = data[at]! < INK && isFirst(data, width, at) ? spotAt(page, at, largest) : undefined;
      if (spot) spots.push(spot);
    }
    if (spots.length > MOST) return [];
  }
  return spots;
}

/** Whether there is no ink to the left of a pixel, nor in the row above it. */
function isFirst(data: Uint8Array, width: number, at: number): boolean {
  const above = at - width;
  return data[at - 1]! >= INK && data[above - 1]! >= INK && data[above]! >= INK && data[above + 1]! >= INK;
}

/** The spot that begins at this pixel, if what begins there is one. */
function spotAt({ data, width, height }: GreyImage, first: number, largest: number): Spot | undefined {
  const [x, y] = [first % width, Math.floor(first / width)];
  const spot: Spot = { left: x, top: y, right: x, bottom: y, pixels: [first] };
  const known = new Set(spot.pixels);
  for (const pixel of spot.pixels) {
    spot.left = Math.min(spot.left, pixel % width);
    spot.right = Math.max(spot.right, pixel % width);
    spot.bottom = Math.max(spot.bottom, Math.floor(pixel / width));
    const isLarge = spot.right - spot.left >= largest || spot.bottom - y >= largest;
    // At the edge of the page there is no paper around it.
    if (isLarge || spot.left === 0 || spot.right === width - 1 || spot.bottom === height - 1) return undefined;
    for (const near of around(pixel, width)) {
      if (data[near]! >= INK || known.has(near)) continue;
      // One that has two tops is found from the higher one.
      if (near < first) return undefined;
      known.add(near);
      spot.pixels.push(near);
    }
  }
  return spot;
}

/** The pixel and its eight neighbours. */
export function around(at: number, width: number): number[] {
  const [above, below] = [at - width, at + width];
  return [above - 1, above, above + 1, at - 1, at, at + 1, below - 1, below, below + 1];
}
