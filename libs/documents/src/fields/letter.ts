import type { Word } from '../reading/reading.types.js';

/** What a sentence has and no heading. */
const CAPITAL_PROSE = /\b(?:QUE|USTED|NOS|SE|POR|SOLICIT[A-Z]+|PID[EO]|SUSCRIB[A-Z]+)\b/;
/** A page of 20,000 words is no letter. */
const PAGE_LETTERS = 12_000;
/** Words this many heights apart stand in two columns: two signatures beside each other. */
const COLUMN_GAP = 2.5;
/** How far ahead a word of the engine is looked for in the text. */
const REACH = 200;
const DATE_LINE = /\b(?:DE|DEL|DEL ANO|ANO)\s+(?:[2Z][0OQ]..|DOS MIL(?: [A-Z]+){0,3})\W*$/;

/** A page as it was read; boxes are in pixels of a picture of `width` × `height`. */
export interface FieldPage {
  number: number;
  text: string;
  words: readonly Word[];
  /** 0 to 100. */
  confidence: number | null;
  width: number | null;
  height: number | null;
}

/** A word of the engine with its place in the letter's text. */
export interface LetterWord extends Word {
  start: number;
  end: number;
}

export interface Line {
  /** Offsets in the letter's text. */
  start: number;
  end: number;
  text: string;
  /** Capitals without accents, as long as `text`. */
  folded: string;
}

/** The text of a letter's pages in one string; every place is an offset in it. */
export interface Letter {
  text: string;
  /** Capitals without accents, line breaks as spaces, as long as `text`: what patterns are looked for in. */
  folded: string;
  /** Without empty ones; the parts of a line that stand in columns are lines of their own. */
  lines: Line[];
  words: LetterWord[];
  pages: { page: FieldPage; start: number; end: number }[];
  /** Index of the first line of running prose: before it stand letterhead, date, subject and addressee. */
  body: number;
}

/** Puts the pages of one letter together, in the order given. */
export function letterOf(pages: readonly FieldPage[]): Letter {
  const letter: Letter = { text: '', folded: '', lines: [], words: [], pages: [], body: 0 };
  for (const page of pages) {
    const start = letter.text.length;
    const text = page.text.slice(0, PAGE_LETTERS);
    letter.text += `${text}\n`;
    letter.pages.push({ page, start, end: start + text.length });
    const words = wordsIn(text, page.words, start);
    letter.words.push(...words);
    letter.lines.push(...linesIn(text, words, start));
  }
  letter.folded = fold(letter.text).replace(/\s/g, ' ');
  const prose = letter.lines.findIndex(isProse);
  letter.body = prose < 0 ? letter.lines.length : prose;
  return letter;
}

/** Capitals without accents; offsets stay as they are. */
export function fold(text: string): string {
  let folded = '';
  for (const letter of text) {
    const capital = letter.normalize('NFD').charAt(0).toUpperCase();
    folded += capital.length === letter.length ? capital : letter;
  }
  return folded;
}

function wordsIn(text: string, words: readonly Word[], offset: number): LetterWord[] {
  const found: LetterWord[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0 || start > from + REACH) continue;
    from = start + word.text.length;
    found.push({ ...word, start: offset + start, end: offset + from });
  }
  return found;
}

function linesIn(text: string, words: LetterWord[], offset: number): Line[] {
  const breaks = columnBreaks(words).map((at) => at - offset);
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const end = match.index + match[0].length;
    const gaps = Array.from(match[0].matchAll(/ {3,}/g), (gap) => match.index + gap.index + gap[0].length);
    const cuts = [...new Set([...breaks.filter((at) => at > match.index && at < end), ...gaps])].sort((a, b) => a - b);
    let from = match.index;
    for (const to of [...cuts, end]) {
      const part = text.slice(from, to).trim();
      const start = offset + from + text.slice(from, to).search(/\S|$/);
      if (part !== '') lines.push({ start, end: start + part.length, text: part, folded: fold(part) });
      from = to;
    }
  }
  return lines;
}

/** Where a word begins that stands far from the one before it on the same line. */
function columnBreaks(words: LetterWord[]): number[] {
  return words.flatMap((word, i) => {
    const before = words[i - 1];
    if (!before) return [];
    const [, top, right, bottom] = before.box;
    const height = Math.max(bottom - top, word.box[3] - word.box[1]);
    const gap = word.box[0] - right;
    return gap > COLUMN_GAP * height && Math.abs(word.box[3] - bottom) < height ? [word.start] : [];
  });
}

/** A long line of small words; a shorter one when the next goes on in small letters. A place with a date is none. */
function isProse({ text, folded }: Line, index: number, lines: Line[]): boolean {
  const words = text.split(/\s+/);
  if (words.length >= 10 && text === text.toUpperCase()) return CAPITAL_PROSE.test(folded);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  if (words.length < 7 || text.length < 38 || small < words.length * 0.5) return false;
  if (text.length < 90 && DATE_LINE.test(folded)) return false;
  return text.length >= 55 || /^\p{Ll}/u.test(lines[index + 1]?.text ?? '');
}
