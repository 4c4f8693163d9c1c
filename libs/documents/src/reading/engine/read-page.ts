import type { GreyImage, PageText } from '../reading.types.js';
import { assembleText } from './assemble-text.js';
import { indexOfI, remedy } from './remedies.js';
import { lookAgain } from './second-look.js';
import { readMeasures } from './superscripts.js';
import type { EngineLine, EngineParagraph } from './parse-tsv.js';
import type { Engine, Model } from './tesseract-core.js';
import { better, treatments } from './treatments.js';
import { isSpeck, markBullets, partWords, spaceCapitals } from './typography.js';

/** Reads a prepared page; one that stays in doubt is read again after each treatment, and the better reading is kept. */
export async function readPage(engine: Engine, image: GreyImage): Promise<PageText> {
  let best = await readOnce(engine, image);
  for (const treatment of treatments) {
    if (treatment.applies(best)) best = better(best, await readOnce(engine, await treatment.run(image)));
  }
  return best;
}

/** The first model reads the page; where it is in doubt the second looks again, which can write more characters. */
async function readOnce({ show, models: [first, second] }: Engine, image: GreyImage): Promise<PageText> {
  await show(image);
  const found = first!.readPage();
  const paragraphs = second ? lookAgain(found, second) : found;
  const right = paragraphs.map(({ lines }) => ({ lines: lines.map((line) => setRight(line, image, first!)) }));
  return assembleText(withItems(right));
}

function setRight(line: EngineLine, image: GreyImage, model: Model): EngineLine {
  const measured = readMeasures(line.words, image, model);
  const marked = markBullets({ ...line, words: measured.filter((word) => !isSpeck(word)) });
  const words = withRemedies(marked.words).map((word) => partWords(spaceCapitals(word, image)));
  return withText(marked, words);
}

/** What the first item of a page is, only the next one tells. */
function withItems(paragraphs: EngineParagraph[]): EngineParagraph[] {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  const item = lines[indexOfI(lines.map(({ words }) => words[0]?.text ?? ''))];
  if (!item) return paragraphs;
  const [first, ...rest] = item.words;
  const right = withText(item, [{ ...first!, text: first!.text.replace('1', 'I') }, ...rest]);
  return paragraphs.map((paragraph) => ({ lines: paragraph.lines.map((line) => (line === item ? right : line)) }));
}

function withText(line: EngineLine, words: EngineLine['words']): EngineLine {
  return { ...line, words, text: words.map(({ text }) => text).join(' ') };
}

/** Remedies see the whole line, and give back as many words as they were given. */
function withRemedies(words: EngineLine['words']): EngineLine['words'] {
  const texts = remedy(words.map(({ text }) => text).join(' ')).split(' ');
  return texts.length === words.length ? words.map((word, i) => ({ ...word, text: texts[i]! })) : words;
}
