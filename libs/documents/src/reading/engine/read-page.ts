import type { GreyImage, PageText } from '../reading.types.js';
import { assembleText } from './assemble-text.js';
import { remedy } from './remedies.js';
import { lookAgain } from './second-look.js';
import type { Engine, EngineLine } from './tesseract-core.js';
import { isSpeck, markBullets, spaceCapitals } from './typography.js';

/** Reads a page with the first model, and where that is in doubt with the second, which can write more characters. */
export function readPage({ show, models: [first, second] }: Engine, image: GreyImage): PageText {
  show(image);
  const found = first!.readPage();
  const paragraphs = second ? lookAgain(found, second) : found;
  return assembleText(paragraphs.map(({ lines }) => ({ lines: lines.map((line) => setRight(line, image)) })));
}

function setRight(line: EngineLine, image: GreyImage): EngineLine {
  const marked = markBullets({ ...line, words: line.words.filter((word) => !isSpeck(word)) });
  const words = withRemedies(marked.words).map((word) => spaceCapitals(word, image));
  return { ...marked, words, text: words.map(({ text }) => text).join(' ') };
}

/** Remedies see the whole line, and give back as many words as they were given. */
function withRemedies(words: EngineLine['words']): EngineLine['words'] {
  const texts = remedy(words.map(({ text }) => text).join(' ')).split(' ');
  return texts.length === words.length ? words.map((word, i) => ({ ...word, text: texts[i]! })) : words;
}
