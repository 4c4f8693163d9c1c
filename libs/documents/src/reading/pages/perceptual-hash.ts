import { reworked } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';

const SIDE = 32;
const LOW = 8;

/**
 * 64 bits of how a page looks, as the decimal number of a signed 64-bit integer: whether each of its 64 lowest
 * frequencies is above their median. Scans of one sheet differ in few bits. For an upright page, straightened if it was.
 */
export async function perceptualHash(page: GreyImage): Promise<string> {
  const small = await reworked(page, (image) =>
    image.resize(SIDE, SIDE, { fit: 'fill', kernel: 'mitchell' }).blur(0.7),
  );
  const low = lowFrequencies(small.data);
  const median = low.toSorted()[low.length >> 1]!;
  let bits = 0n;
  for (const value of low) bits = (bits << 1n) | (value > median ? 1n : 0n);
  return BigInt.asIntN(64, bits).toString();
}

/** In how many of their 64 bits two pages differ. */
export function hashDistance(one: string, other: string): number {
  let different = BigInt.asUintN(64, BigInt(one) ^ BigInt(other));
  let count = 0;
  for (; different > 0n; different &= different - 1n) count += 1;
  return count;
}

/** The lowest frequencies in both directions of a square of 32, by the cosine transform; the mean is left out. */
function lowFrequencies(pixels: Uint8Array): Float64Array {
  const rows = new Float64Array(SIDE * (LOW + 1));
  for (let y = 0; y < SIDE; y += 1) {
    for (let u = 0; u <= LOW; u += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += pixels[y * SIDE + x]! * wave(u, x);
      rows[y * (LOW + 1) + u] = sum;
    }
  }
  const result = new Float64Array(LOW * LOW);
  for (let v = 1; v <= LOW; v += 1) {
    for (let u = 1; u <= LOW; u += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) sum += rows[y * (LOW + 1) + u]! * wave(v, y);
      result[(v - 1) * LOW + u - 1] = sum;
    }
  }
  return result;
}

function wave(frequency: number, at: number): number {
  return Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE));
}
