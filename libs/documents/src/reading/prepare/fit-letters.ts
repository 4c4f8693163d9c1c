import { shrunk } from './ink-map.js';
import { placedBy } from './working-page.js';
import type { PreparationStep } from './working-page.js';

/** Height in pixels of small letters that the engine reads as well as larger ones; it sizes every line to 36 itself. */
const ENOUGH = 12;
const SMALLEST_SCALE = 0.6;
/** Less is not worth a resampling. */
const WORTH = 0.93;

/** Makes a page of large letters smaller: finding its lines takes time by the pixel. */
export const fitLetters: PreparationStep = {
  name: 'fit-letters',
  applies: ({ lines }) => scaleFor(lines?.letterHeight ?? 0) < WORTH,
  run: async (page) => {
    const { width, height } = page.grey;
    const scale = scaleFor(page.lines?.letterHeight ?? 0);
    const grey = await shrunk(page.grey, Math.round(Math.min(width, height) * scale), 'cubic');
    return placedBy(page, grey, [width / grey.width, 0, 0, 0, height / grey.height, 0]);
  },
};

function scaleFor(letterHeight: number): number {
  return letterHeight === 0 ? 1 : Math.max(SMALLEST_SCALE, Math.min(1, ENOUGH / letterHeight));
}
