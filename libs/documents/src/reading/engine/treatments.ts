import { reworked } from '../grey-image.js';
import type { GreyImage, PageText } from '../reading.types.js';

/** Another way to show a page to the engine when it was unsure; boxes must stay where they were. */
export interface Treatment {
  name: string;
  /** Told by the best reading so far. */
  applies: (read: PageText) => boolean;
  run: (image: GreyImage) => Promise<GreyImage>;
}

/** Pages in good order have 94 to 97. */
const DOUBTFUL_PAGE = 90;
/** Below this it is handwriting, which no treatment makes print. */
const HOPELESS_PAGE = 80;
/** Dirt all over a page can hide every line of it; where there is nothing to read, looking costs little. */
const FEW_WORDS = 10;
const SURE_WORD = 80;

export const treatments: readonly Treatment[] = [
  {
    // Photocopies of photocopies: dirt of a pixel goes, frayed strokes close.
    name: 'smooth',
    applies: ({ confidence, words }) =>
      words.length < FEW_WORDS || (confidence >= HOPELESS_PAGE && confidence < DOUBTFUL_PAGE),
    run: (image) => reworked(image, (page) => page.median(3).blur(0.8)),
  },
];

/** The better of two readings has more letters in words that the engine is sure of: a mean rewards what was left out. */
export function better(first: PageText, second: PageText): PageText {
  return sureLetters(second) > sureLetters(first) ? second : first;
}

function sureLetters({ words }: PageText): number {
  return words
    .filter(({ confidence }) => confidence >= SURE_WORD)
    .reduce((letters, { text }) => letters + text.length, 0);
}
