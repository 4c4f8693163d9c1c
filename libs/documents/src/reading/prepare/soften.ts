import { reworked } from '../grey-image.js';
import type { PreparationStep } from './working-page.js';

/** Takes a fax two fifths of its errors: the networks were taught on strokes with grey edges, not with stairs and frays. */
export const soften: PreparationStep = {
  name: 'soften',
  applies: ({ bilevel }) => bilevel,
  run: async (page) => ({ ...page, grey: await reworked(page.grey, (image) => image.blur(0.65)) }),
};
