import type { GreyImage } from '../reading.types.js';
import { isDot } from './is-dot.js';
import { around, spotsOf } from './spots.js';
import type { PreparationStep } from './working-page.js';

/** Side of the largest spot that may be dirt, of the height of small letters: a little more than the dot of an i. */
const LARGEST = 0.2;

/** Erases the dirt of a fax: beside words it is read as full stops and quotes, above letters as accents. */
export const eraseSpecks: PreparationStep = {
  name: 'erase-specks',
  applies: ({ bilevel, lines }) => bilevel && (lines?.letterHeight ?? 0) > 0,
  run: (page) => ({ ...page, grey: withoutSpecks(page.grey, page.lines!.letterHeight) }),
};

/** The page without its spots, but for those that stand where the dots of a text do. */
export function withoutSpecks(page: GreyImage, letterHeight: number): GreyImage {
  const spots = spotsOf(page, Math.round(letterHeight * LARGEST));
  const data = Uint8Array.from(page.data);
  for (const spot of spots) {
    if (isDot(spot, spots, page, letterHeight)) continue;
    for (const pixel of spot.pixels) for (const near of around(pixel, page.width)) data[near] = 255;
  }
  return { ...page, data };
}
