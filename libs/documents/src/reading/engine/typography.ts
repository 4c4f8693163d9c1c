import type { GreyImage } from '../reading.types.js';
import type { EngineLine, EngineWord } from './parse-tsv.js';

/* What the shape of the ink says and the engine's networks do not. */

/** Share of a capital's height that is a space between letters and not the air of a font (on narrowed letters). */
const LETTER_SPACE = 0.235;
/** Slanted capitals stand over each other's feet here and there. */
const NEARLY_ALL = 0.85;
const INK = 128;

/** `P R E S E N T E` is read as one word; the paper between its letters says that it is written apart. */
export function spaceCapitals(word: EngineWord, image: GreyImage): EngineWord {
  const letters = Array.from(word.text);
  if (letters.length < 4 || !/^\p{Lu}+$/u.test(word.text)) return word;
  const gaps = emptyColumns(word, image);
  const wide = gaps.filter((gap) => gap > (word.bbox.y1 - word.bbox.y0) * LETTER_SPACE);
  const isApart = wide.length < letters.length && wide.length >= (letters.length - 1) * NEARLY_ALL;
  return isApart ? { ...word, text: letters.join(' ') } : word;
}

/** Two words that the engine took for one: no Spanish word has these signs between its letters. */
export function partWords(word: EngineWord): EngineWord {
  const text = word.text
    .replace(/^(del?|las?|el|los|en|que|con|por|para)\.(?=\p{Ll}{3,}[.,;]?$)/u, '$1 ')
    .replace(/(?<![\p{L}.])C\.(?=\p{Lu}\p{L}{2})/gu, 'C. ')
    .replace(/(?<=\p{Ll}{2})'(?=\p{Ll}{2})|(?<=\p{Lu}{2})'(?=\p{Lu}{2})/gu, ' ');
  return text === word.text ? word : { ...word, text };
}

/** Widths of the runs of columns without ink between the first and the last letter. */
function emptyColumns({ bbox: { x0, y0, x1, y1 } }: EngineWord, image: GreyImage): number[] {
  const gaps: number[] = [];
  let run = 0;
  let begun = false;
  for (let x = Math.max(0, x0); x < Math.min(image.width, x1); x += 1) {
    if (!hasInk(image, x, y0, y1)) run += 1;
    else {
      if (begun && run > 0) gaps.push(run);
      begun = true;
      run = 0;
    }
  }
  return gaps;
}

/** Whether a column of the picture has ink between two rows. */
export function hasInk({ data, width }: GreyImage, x: number, top: number, bottom: number): boolean {
  for (let y = top; y < bottom; y += 1) if (data[y * width + x]! < INK) return true;
  return false;
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
