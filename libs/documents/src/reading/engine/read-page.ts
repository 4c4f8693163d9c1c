import type { GreyImage, PageText } from '../reading.types.js';
import { assembleText } from './assemble-text.js';
import { remedy } from './remedies.js';
import { isDoubtful, lookAgain } from './second-look.js';
import { readMeasures } from './superscripts.js';
import type { EngineLine, EngineParagraph } from './parse-tsv.js';
import type { Engine } from './tesseract-core.js';
import { better, treatments } from './treatments.js';
import { isSpeck, markBullets, partWords, spaceCapitals } from './typography.js';

/** More doubtful words than this share, and a page is not print. */
const MOSTLY = 0.5;

/** Reads a prepared page; one that stays in doubt is read again after each treatment, and the better reading is kept. */
export async function readPage(engine: Engine, image: GreyImage): Promise<PageText> {
  let best = readOnce(engine, image);
  for (const treatment of treatments) {
    if (treatment.applies(best)) best = better(best, readOnce(engine, await treatment.run(image)));
  }
  return best;
}

/** The first model reads the page; where it is in doubt the second looks again, which can write more characters. */
function readOnce({ show, models: [first, second] }: Engine, image: GreyImage): PageText {
  show(image);
  const found = first!.readPage();
  const paragraphs = second && isPrint(found) ? lookAgain(found, second) : found;
  const setLine = (line: EngineLine) => setRight(readMeasures(line, image, first!), image);
  return assembleText(paragraphs.map(({ lines }) => ({ lines: lines.map(setLine) })));
}

/** Of handwriting every word is in doubt, and a second look at each is slow and no better. */
function isPrint(paragraphs: EngineParagraph[]): boolean {
  const words = paragraphs.flatMap(({ lines }) => lines).flatMap((line) => line.words);
  return words.filter(isDoubtful).length < words.length * MOSTLY;
}

function setRight(line: EngineLine, image: GreyImage): EngineLine {
  const marked = markBullets({ ...line, words: line.words.filter((word) => !isSpeck(word)) });
  const words = withRemedies(marked.words).map((word) => partWords(spaceCapitals(word, image)));
  return { ...marked, words, text: words.map(({ text }) => text).join(' ') };
}

/** Remedies see the whole line, and give back as many words as they were given. */
function withRemedies(words: EngineLine['words']): EngineLine['words'] {
  const texts = remedy(words.map(({ text }) => text).join(' ')).split(' ');
  return texts.length === words.length ? words.map((word, i) => ({ ...word, text: texts[i]! })) : words;
}
