import type { Box, GreyImage, PageText } from '../reading.types.js';
import { assembleText } from './assemble-text.js';
import { withinMargins } from './margins.js';
import { misreadNumerals } from './numerals.js';
import { remedy } from './remedies.js';
import { lookAgain } from './second-look.js';
import { readMeasures } from './superscripts.js';
import type { EngineLine, EngineParagraph } from './parse-tsv.js';
import type { Engine, Model } from './tesseract-core.js';
import { better, treatments } from './treatments.js';
import { endSentence, isSpeck, joinWords, markBullets, partWords, spaceCapitals } from './typography.js';

/** Reads a prepared page; one that stays in doubt is read again after each treatment, and the better reading is kept. */
export async function readPage(engine: Engine, image: GreyImage): Promise<PageText> {
  const inside = withinMargins(image);
  let best = await readOnce(engine, image, inside);
  for (const treatment of treatments) {
    if (treatment.applies(best)) best = better(best, await readOnce(engine, await treatment.run(image), inside));
  }
  return best;
}

/** The first model reads the page; where it is in doubt the second looks again, which can write more characters. */
async function readOnce({ show, models: [first, second] }: Engine, image: GreyImage, inside: Box): Promise<PageText> {
  await show(image);
  const found = first!.readPage(inside);
  const paragraphs = second ? lookAgain(found, second) : found;
  const behind = firstWordsBehind(paragraphs);
  const right = paragraphs.map(({ lines }) => ({
    lines: lines.map((line) => setRight(line, behind.get(line) ?? '', image, first!)),
  }));
  return assembleText(withItems(right));
}

/** The first word of the next line of each. */
function firstWordsBehind(paragraphs: EngineParagraph[]): Map<EngineLine, string> {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines).filter(({ words }) => words.length > 0);
  return new Map(lines.map((line, i) => [line, lines[i + 1]?.words[0]!.text ?? '']));
}

function setRight(line: EngineLine, behind: string, image: GreyImage, model: Model): EngineLine {
  const measured = joinWords(readMeasures(line.words, image, model));
  const marked = markBullets({ ...line, words: measured.filter((word) => !isSpeck(word)) });
  const ended = marked.words.map((word, i, words) => endSentence(word, words[i + 1]?.text ?? behind, image));
  const words = withRemedies(ended).map((word) => partWords(spaceCapitals(word, image)));
  return withText(marked, words);
}

/** What the numeral of an item is, only those around it tell. */
function withItems(paragraphs: EngineParagraph[]): EngineParagraph[] {
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  const right = misreadNumerals(lines.map(({ words }) => words[0]?.text ?? ''));
  if (right.size === 0) return paragraphs;
  const texts = new Map([...right].map(([at, text]) => [lines[at], text]));
  return paragraphs.map((paragraph) => ({ lines: paragraph.lines.map((line) => withItem(line, texts.get(line))) }));
}

function withItem(line: EngineLine, item: string | undefined): EngineLine {
  const [first, ...rest] = line.words;
  return item && first ? withText(line, [{ ...first, text: item }, ...rest]) : line;
}

function withText(line: EngineLine, words: EngineLine['words']): EngineLine {
  return { ...line, words, text: words.map(({ text }) => text).join(' ') };
}

/** Remedies see the whole line, and give back as many words as they were given. */
function withRemedies(words: EngineLine['words']): EngineLine['words'] {
  const texts = remedy(words.map(({ text }) => text).join(' ')).split(' ');
  return texts.length === words.length ? words.map((word, i) => ({ ...word, text: texts[i]! })) : words;
}
