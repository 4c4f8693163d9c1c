import { INK, hasInkInColumn } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { EngineLine, EngineWord } from './parse-tsv.js';

/* What the shape of the ink says and the engine's networks do not. */

/** Share of a capital's height that is a space between letters and not the air of a font (on narrowed letters). */
const LETTER_SPACE = 0.235;
/** Slanted capitals stand over each other's feet here and there. */
const NEARLY_ALL = 0.85;

/** `P R E S E N T E` is read as one word; the paper between its letters says that it is written apart. */
export function spaceCapitals(word: EngineWord, image: GreyImage): EngineWord {
  const letters = Array.from(word.text);
  if (letters.length < 4 || !/^\p{Lu}+$/u.test(word.text)) return word;
  const gaps = emptyColumns(word, image);
  const wide = gaps.filter((gap) => gap > (word.bbox.y1 - word.bbox.y0) * LETTER_SPACE);
  const isApart = wide.length < letters.length && wide.length >= (letters.length - 1) * NEARLY_ALL;
  return isApart ? { ...word, text: letters.join(' ') } : word;
}

/** Two words that the engine took for one: no Spanish word has these signs between its letters, and no letter a wing. */
export function partWords(word: EngineWord): EngineWord {
  const text = word.text
    .replace(/^Ala$/, 'A la')
    .replace(/^(del?|las?|el|los|en|que|con|por|para)\.(?=\p{Ll}{3,}[.,;]?$)/u, '$1 ')
    .replace(/(?<![\p{L}.])C\.(?=\p{Lu}\p{L}{2})/gu, 'C. ')
    .replace(/(?<=\p{Ll}{2})'(?=\p{Ll}{2})|(?<=\p{Lu}{2})'(?=\p{Lu}{2})/gu, ' ');
  return text === word.text ? word : { ...word, text };
}

/** One word that the engine took for two: the numbers of documents and norms have no spaces. */
export function joinWords(words: EngineWord[]): EngineWord[] {
  return words.reduce<EngineWord[]>((joined, word) => {
    const before = joined.at(-1);
    if (!before || !FELL_APART.test(`${before.text} ${word.text}`)) return [...joined, word];
    const [a, b] = [before.bbox, word.bbox];
    const bbox = { x0: a.x0, y0: Math.min(a.y0, b.y0), x1: b.x1, y1: Math.max(a.y1, b.y1) };
    const confidence = Math.min(before.confidence, word.confidence);
    return [...joined.slice(0, -1), { text: before.text + word.text, confidence, bbox }];
  }, []);
}

const FELL_APART = /^(?:\p{Lu}{2,} \/\d+\/\d{4}|NOM-\d+-\p{Lu}+- \d{4})[.,;)]?$/u;

/** A comma the engine was not sure of, no higher than it is wide and with a capital behind it, is the end of a sentence. */
export function endSentence(word: EngineWord, next: string, image: GreyImage): EngineWord {
  if (word.confidence >= SURE_COMMA || !/[\p{L}\d],$/u.test(word.text) || !/^\P{L}*\p{Lu}/u.test(next)) return word;
  const mark = lastMark(word, image);
  return mark.high > mark.wide ? word : { ...word, text: word.text.replace(/,$/, '.') };
}

const SURE_COMMA = 95;

/** Size of the ink after the last gap of a word. */
function lastMark({ bbox: { x0, y0, x1, y1 } }: EngineWord, image: GreyImage): { wide: number; high: number } {
  const [top, bottom] = [y0, Math.min(image.height, y1 + 3)];
  const has = (x: number) => x < image.width && hasInkInColumn(image, x, top, bottom);
  let right = x1;
  while (right > x0 && !has(right)) right -= 1;
  let left = right;
  while (left > x0 && has(left - 1)) left -= 1;
  const rows = Array.from({ length: bottom - top }, (_, i) => top + i).filter((y) => {
    for (let x = left; x <= right; x += 1) if (image.data[y * image.width + x]! < INK) return true;
    return false;
  });
  return { wide: right - left + 1, high: rows.length === 0 ? Infinity : rows.at(-1)! - rows[0]! + 1 };
}

/** Widths of the runs of columns without ink between the first and the last letter. */
function emptyColumns({ bbox: { x0, y0, x1, y1 } }: EngineWord, image: GreyImage): number[] {
  const gaps: number[] = [];
  let run = 0;
  let begun = false;
  for (let x = Math.max(0, x0); x < Math.min(image.width, x1); x += 1) {
    if (!hasInkInColumn(image, x, y0, y1)) run += 1;
    else {
      if (begun && run > 0) gaps.push(run);
      begun = true;
      run = 0;
    }
  }
  return gaps;
}

/** A small, round mark is the bullet of an item or a dot between two words, whatever sign it was taken for. */
export function markBullets(line: EngineLine): EngineLine {
  if (line.words.length < 2) return line;
  const height = letterHeight(line);
  const words = line.words.map((word, i) => {
    if (!isRoundMark(word, height)) return word;
    return { ...word, text: i === 0 ? '•' : '·' };
  });
  return { ...line, words };
}

function isRoundMark({ text, bbox: { x0, y0, x1, y1 } }: EngineWord, letterHeight: number): boolean {
  if (!/^[-»«+*·•°o¢e€.]$/.test(text)) return false;
  const [wide, high] = [x1 - x0, y1 - y0];
  return high >= letterHeight * 0.2 && high <= letterHeight * 0.55 && wide < high * 1.35 && high < wide * 1.35;
}

/** The median height of the words of a line: capitals, or small letters with their ascenders. */
function letterHeight({ words }: EngineLine): number {
  const heights = words.map(({ bbox }) => bbox.y1 - bbox.y0).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** A point or comma that stands alone is dirt on the paper. */
export function isSpeck({ text, confidence }: EngineWord): boolean {
  return /^[.,;:'`´‘’|_]+$/.test(text) && confidence < 90;
}
