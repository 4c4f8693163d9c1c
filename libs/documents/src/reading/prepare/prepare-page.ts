import { release } from '../grey-image.js';
import type { ColourImage, GreyImage, Placement } from '../reading.types.js';
import type { Warp } from '../warp.js';
import { dewarp } from './dewarp.js';
import { dropColouredInk } from './drop-coloured-ink.js';
import { eraseSpecks } from './erase-specks.js';
import { eraseStreaks } from './erase-streaks.js';
import { eraseUnderlines } from './erase-underlines.js';
import { evenPaper } from './even-paper.js';
import { findLines } from './find-lines.js';
import { fitLetters } from './fit-letters.js';
import { removeSpecks } from './remove-specks.js';
import { soften } from './soften.js';
import { straighten } from './straighten.js';
import { stretchBlack } from './stretch-black.js';
import { turnUpright } from './turn-upright.js';
import { startPage } from './working-page.js';
import type { PreparationStep } from './working-page.js';

/** What is done to a page before it is read, in this order. Decoding and scaling come before (pages/image-file.ts). */
export const preparationSteps: readonly PreparationStep[] = [
  dropColouredInk,
  removeSpecks,
  evenPaper,
  stretchBlack,
  findLines,
  turnUpright,
  eraseStreaks,
  eraseSpecks,
  fitLetters,
  straighten,
  dewarp,
  eraseUnderlines,
  soften,
];

export interface PreparedPage {
  image: GreyImage;
  quarterTurns: 0 | 1 | 2 | 3;
  /** The page as decoded, in grey, at the engine's size. */
  grey: GreyImage;
  /** From `image` to the upright page as it was decoded. */
  placement: Placement;
  /** How the lines of `image` ran before. */
  warp?: Warp;
  /** Names of the steps that were applied. */
  steps: string[];
}

/** Makes a decoded page ready for the engine: about half a second of CPU, so only ever in a thread. */
export async function preparePage(colour: ColourImage, bilevel = false): Promise<PreparedPage> {
  const start = await startPage(colour, bilevel);
  let page = start;
  const applied: string[] = [];
  for (const step of preparationSteps) {
    if (!(await step.applies(page))) continue;
    const before = page.grey;
    page = await step.run(page);
    if (before.data !== page.grey.data && before.data !== start.grey.data) release(before);
    applied.push(step.name);
  }
  const { grey: image, quarterTurns, placement, warp } = page;
  return { image, grey: start.grey, quarterTurns, placement, warp, steps: applied };
}
