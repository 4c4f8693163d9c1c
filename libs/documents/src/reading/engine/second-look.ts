import type { Box } from '../reading.types.js';
import type { EngineLine, EngineParagraph, EngineWord, Model } from './tesseract-core.js';

/** A word below this is read again by the other model. */
const DOUBTFUL_WORD = 88;
/** By so much the other model must be surer to win. */
const LEAD = 4;
/** What only the other model can write: `spa` is sure of what it writes instead. */
const ONLY_SECOND = /[@#&üÜºª°•²³]/;
/** How `spa` writes those: "gúe", "giie", "(O" or nothing for @, `6%` and `6"` for 6º, `++12` for #12, `m*` for m³. */
const DISGUISED = /[gG](?:ú|ii|i[ij])[eiéí]|G[ÚU]I?[EI]|GII[EI]|\(O|[a-z\d]{2,}\.[a-z]{3,}|\d[%"'*?]|\+\+|m[*'"?4]/;
/** Above this height a "line" is a picture or two lines in one, and the other model would see no better. */
const MAX_LINE_HEIGHT = 160;

/** Reads the doubtful lines with a second model and keeps, word by word, the better of both readings. */
export function lookAgain(paragraphs: EngineParagraph[], second: Model): EngineParagraph[] {
  const doubtful = paragraphs.flatMap((paragraph) => paragraph.lines).filter(isDoubtful);
  if (doubtful.length === 0) return paragraphs;
  const readings = second.readLines(doubtful.map(withMargin));
  const again = new Map(doubtful.map((line, i) => [line, readings[i] ?? []]));
  return paragraphs.map((paragraph) => ({
    lines: paragraph.lines.map((line) => mergeLine(line, again.get(line)?.flatMap((other) => other.words) ?? [])),
  }));
}

export function isDoubtful({ words, bbox }: EngineLine): boolean {
  if (bbox.y1 - bbox.y0 > MAX_LINE_HEIGHT) return false;
  return words.some(({ text, confidence }) => confidence < DOUBTFUL_WORD || DISGUISED.test(text));
}

/** The engine wants some paper around a line, but not the feet of the line above. */
function withMargin({ bbox: { x0, y0, x1, y1 } }: EngineLine): Box {
  const across = Math.round((y1 - y0) * 0.15);
  const along = y1 - y0;
  return [Math.max(0, x0 - along), Math.max(0, y0 - across), x1 + along, y1 + across];
}

/** Words of both readings that lie over each other stand against each other; the surer side wins. */
export function mergeLine(line: EngineLine, others: EngineWord[]): EngineLine {
  if (others.length === 0) return line;
  const words: EngineWord[] = [];
  for (const [first, second] of sideBySide(line.words, others)) {
    words.push(...(isBetter(second, first) ? second : first));
  }
  return words.length === 0 ? line : { ...line, words, text: words.map(({ text }) => text).join(' ') };
}

function isBetter(second: EngineWord[], first: EngineWord[]): boolean {
  if (first.length === 0 || second.length === 0) return false;
  const [before, after] = [first, second].map((words) => words.map(({ text }) => text).join(' ')) as [string, string];
  if (before === after) return false;
  const bonus = ONLY_SECOND.test(after) && DISGUISED.test(before) ? 40 : 0;
  return sureness(second) + bonus > sureness(first) + LEAD;
}

/** Mean by letters: the dot at the end of a line does not weigh as much as the word before it. */
function sureness(words: EngineWord[]): number {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    letters += text.length;
    sum += text.length * confidence;
  }
  return letters === 0 ? 0 : sum / letters;
}

/** Groups of words that overlap across the line, from left to right. */
function sideBySide(first: EngineWord[], second: EngineWord[]): [EngineWord[], EngineWord[]][] {
  const all = [...first.map((word) => ({ word, side: 0 })), ...second.map((word) => ({ word, side: 1 }))];
  all.sort((a, b) => a.word.bbox.x0 - b.word.bbox.x0);
  const groups: [EngineWord[], EngineWord[]][] = [];
  let reach = -Infinity;
  for (const { word, side } of all) {
    const { x0, x1 } = word.bbox;
    // A few pixels of overlap are the slant of a letter, not the same word.
    if (groups.length === 0 || x0 > reach - 4) groups.push([[], []]);
    groups.at(-1)![side]!.push(word);
    reach = Math.max(reach, x1);
  }
  return groups;
}
