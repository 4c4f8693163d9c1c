import type { Box } from '../reading.types.js';
import { isKept } from './assemble-text.js';
import type { EngineLine, EngineParagraph, EngineWord } from './parse-tsv.js';
import type { Model } from './tesseract-core.js';

/** A word below this is read again by the other model. */
const DOUBTFUL_WORD = 85;
/** A page with this share of doubtful words is not print. */
const HANDWRITING = 0.5;
/** By so much the other model must be surer to win. */
const LEAD = 10;
/** What only the other model can write: `spa` is sure of what it writes instead. */
const ONLY_SECOND = /[@#&üÜºª°•²³]/;
/** How `spa` writes those: "gije", "(O" or nothing for @, `6%` and `6"` for 6º, `++12`, "+t12" or "+12" for #12. */
const DISGUISED = /[gG]i[ij][eiéí]|GUI?[EI]|GII[EI]|\(O|[a-z\d]{2,}\.[a-z]{3,}|\d[%"'*?]|^\+[+t\d]/;
/** Above this height a "line" is a picture or two lines in one, and the other model would see no better. */
const MAX_LINE_HEIGHT = 160;

/** Reads the doubtful words with a second model and keeps, word by word, the better of both readings. */
export function lookAgain(paragraphs: EngineParagraph[], second: Model): EngineParagraph[] {
  if (!isPrint(paragraphs)) return paragraphs;
  const parts = paragraphs
    .flatMap(({ lines }) => lines)
    .filter(isWorthALook)
    .flatMap((line) => doubtfulParts(line).map((box) => ({ line, box })));
  if (parts.length === 0) return paragraphs;
  const readings = second.readLines(parts.map(({ box }) => box));
  const again = new Map<EngineLine, EngineWord[]>();
  parts.forEach(({ line }, i) => {
    const words = (readings[i] ?? []).flatMap((other) => other.words);
    again.set(line, [...(again.get(line) ?? []), ...words]);
  });
  return paragraphs.map(({ lines }) => ({ lines: lines.map((line) => mergeLine(line, again.get(line) ?? [])) }));
}

/** Of handwriting most words are in doubt, and a second look at each is slow and no better. */
function isPrint(paragraphs: EngineParagraph[]): boolean {
  const words = paragraphs.flatMap(({ lines }) => lines).flatMap((line) => line.words);
  return words.filter(isDoubtful).length < words.length * HANDWRITING;
}

/** A line that will be dropped is not, unless it is one that only the other model can write: an e-mail alone on a line. */
function isWorthALook(line: EngineLine): boolean {
  return isKept(line) || line.words.some(({ text }) => DISGUISED.test(text));
}

/** Boxes of the words in doubt, each with a neighbour on both sides: a network needs to see where a word is. */
export function doubtfulParts({ words, bbox }: EngineLine): Box[] {
  const height = bbox.y1 - bbox.y0;
  if (height > MAX_LINE_HEIGHT) return [];
  const ranges: [from: number, to: number][] = [];
  words.forEach((word, i) => {
    if (!isDoubtful(word)) return;
    const [from, to] = [Math.max(0, i - 1), Math.min(words.length - 1, i + 1)];
    const last = ranges.at(-1);
    if (last && from <= last[1] + 1) last[1] = to;
    else ranges.push([from, to]);
  });
  // The engine wants some paper around a line, but not the feet of the line above.
  const above = Math.round(height * 0.15);
  return ranges.map(([from, to]) => [
    edge(words[from - 1]?.bbox.x1, words[from]!.bbox.x0, -height),
    Math.max(0, bbox.y0 - above),
    edge(words[to + 1]?.bbox.x0, words[to]!.bbox.x1, height),
    bbox.y1 + above,
  ]);
}

function isDoubtful({ text, confidence }: EngineWord): boolean {
  return confidence < DOUBTFUL_WORD || DISGUISED.test(text);
}

/** The middle of the gap to the next word, or at the end of the line this much paper. */
function edge(next: number | undefined, end: number, paper: number): number {
  return Math.max(0, next === undefined ? end + paper : Math.round((next + end) / 2));
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
