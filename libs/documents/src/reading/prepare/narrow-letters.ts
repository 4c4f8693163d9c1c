import { resized } from './ink-map.js';
import { placedBy } from './working-page.js';
import type { PreparationStep } from './working-page.js';

/**
 * The networks go along a line pixel by pixel, so that narrower letters are read in less time. At nine tenths of their
 * width they are read as well, at eight tenths a fifth more words are missed. Apart from `fit-letters`: done in one with
 * it, a sixth more words are missed.
 */
const NARROWED = 0.9;

/** Makes the letters of a page that has some narrower. */
export const narrowLetters: PreparationStep = {
  name: 'narrow-letters',
  applies: ({ lines }) => lines !== undefined && lines.letterHeight > 0,
  run: async (page) => {
    const { width, height } = page.grey;
    const grey = await resized(page.grey, [Math.round(width * NARROWED), height], 'cubic');
    return placedBy(page, grey, [width / grey.width, 0, 0, 0, 1, 0]);
  },
};
