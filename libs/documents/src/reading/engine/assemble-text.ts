import type { PageText, Word } from '../reading.types.js';
import { inReadingOrder } from './reading-order.js';
import type { EngineLine, EngineParagraph } from './parse-tsv.js';

/** A line below this is a scribbled signature, a stamp's edge or dirt … */
const DOUBTFUL_LINE = 45;
/** … unless it has a word as sure as this, */
const SURE_WORD = 85;
/** … of at least this many letters. */
const SURE_WORD_LENGTH = 4;
/** Dates, numbers and electronic mail addresses are never thrown away. */
const PRECIOUS = /\d{4}|\S@\S+\.\S/;

/** Text, words and confidence from what the engine found. Whole lines are dropped, never single words. */
export function assembleText(found: EngineParagraph[]): PageText {
  const words: Word[] = [];
  const paragraphs: string[] = [];
  const kept = found.map(({ lines }) => ({ lines: lines.filter(isKept) })).filter(({ lines }) => lines.length > 0);
  for (const { lines } of inReadingOrder(kept)) {
    paragraphs.push(lines.map((line) => line.text.trim()).join('\n'));
    words.push(...lines.flatMap(wordsOf));
  }
  const text = paragraphs.join('\n\n').normalize('NFC');
  return { text, confidence: meanConfidence(words), words };
}

function meanConfidence(words: Word[]): number {
  return words.length === 0 ? 0 : Math.round(words.reduce((sum, word) => sum + word.confidence, 0) / words.length);
}

export function isKept(
  line: Pick<EngineLine, 'text' | 'confidence'> & { words: { text: string; confidence: number }[] },
): boolean {
  if (line.text.trim() === '') return false;
  if (line.confidence >= DOUBTFUL_LINE || PRECIOUS.test(line.text)) return true;
  return line.words.some((word) => word.confidence >= SURE_WORD && lettersOf(word.text) >= SURE_WORD_LENGTH);
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function wordsOf(line: EngineLine): Word[] {
  return line.words
    .filter((word) => word.text.trim() !== '')
    .map(({ text, confidence, bbox }) => ({
      text: text.normalize('NFC'),
      confidence: Math.round(confidence),
      box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1],
    }));
}
