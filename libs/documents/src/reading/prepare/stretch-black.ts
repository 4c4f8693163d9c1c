import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

/** Paper is at 255 after even-paper; this bit of it is cut off with its grain and what shines through from the back. */
const WHITE = 235;
/** Ink lighter than this would be the page's noise. */
const LIGHTEST_BLACK = 190;

/** Makes the ink black: pale print, worn ribbons, low contrast scans. */
export const stretchBlack: PreparationStep = {
  name: 'stretch-black',
  applies: ({ bilevel }) => !bilevel,
  run: (page) => ({ ...page, grey: stretch(page.grey, blackPoint(page.grey)) }),
};

/** The middle of the ink, found below the threshold that parts ink from paper best (Otsu). */
function blackPoint({ data }: GreyImage): number {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 1) histogram[data[i]!]! += 1;
  const threshold = otsu(histogram, data.length);
  let ink = 0;
  for (let value = 0; value <= threshold; value += 1) ink += histogram[value]!;
  let left = ink * 0.25;
  let black = 0;
  while (black < LIGHTEST_BLACK && (left -= histogram[black]!) > 0) black += 1;
  return black;
}

function otsu(histogram: Uint32Array, total: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value += 1) sum += value * histogram[value]!;
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let threshold = 127;
  for (let value = 0; value < 256; value += 1) {
    below += histogram[value]!;
    sumBelow += value * histogram[value]!;
    if (below === 0 || below === total) continue;
    const distance = sumBelow / below - (sum - sumBelow) / (total - below);
    const variance = below * (total - below) * distance * distance;
    if (variance > best) {
      best = variance;
      threshold = value;
    }
  }
  return threshold;
}

function stretch({ data, width, height }: GreyImage, black: number): GreyImage {
  const table = new Uint8Array(256);
  for (let value = 0; value < 256; value += 1) {
    table[value] = Math.min(255, Math.max(0, ((value - black) * 255) / (WHITE - black)));
  }
  const stretched = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 1) stretched[i] = table[data[i]!]!;
  return { data: stretched, width, height };
}
