import { resized } from '../grey-image.js';
import { placementBySize } from '../place-words.js';
import { placedBy } from './working-page.js';
import type { PreparationStep } from './working-page.js';

/** Height in pixels of small letters that the engine reads as well as larger ones; it sizes every line to 36 itself. */
const ENOUGH = 12;
const SMALLEST_SCALE = 0.6;
/** Less is not worth a resampling. */
const WORTH = 0.93;
/**
 * The networks go along a line pixel by pixel, so that narrower letters are read in less time. At nine tenths of their
 * width they are read as well, at eight tenths a fifth more words are missed.
 */
const NARROWED = 0.9;

/** Makes large letters smaller, as finding their lines takes time by the pixel, and all letters a little narrower. */
export const fitLetters: PreparationStep = {
  name: 'fit-letters',
  applies: ({ lines }) => (lines?.letterHeight ?? 0) > 0,
  run: async (page) => {
    const scale = scaleFor(page.lines!.letterHeight);
    const grey = await resized(page.grey, [scale * NARROWED, scale], 'linear');
    return placedBy(page, grey, placementBySize(grey, page.grey));
  },
};

function scaleFor(letterHeight: number): number {
  const scale = Math.max(SMALLEST_SCALE, ENOUGH / letterHeight);
  return scale < WORTH ? scale : 1;
}
