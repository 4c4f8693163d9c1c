import sharp from 'sharp';
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
    const { data, width, height } = page.grey;
    const narrow = Math.max(1, Math.round(width * NARROWED));
    const pixels = await sharp(data, { raw: { width, height, channels: 1 } })
      .resize(narrow, height, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    return placedBy(page, { data: pixels, width: narrow, height }, [width / narrow, 0, 0, 0, 1, 0]);
  },
};
