import type { Word } from '../reading/reading.types.js';

/** Below this confidence a word is worth comparing with the picture. */
const DOUBTFUL = 60;

/** A stretch of a page's text; `confidence` is set where the engine was not sure of the word. */
export interface TextPart {
  text: string;
  confidence?: number;
}

/** The text of a page cut where words are doubtful. The words come in the order of the text. */
export function doubtfulParts(text: string, words: readonly Word[]): TextPart[] {
  const parts: TextPart[] = [];
  let written = 0;
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0) continue;
    from = start + word.text.length;
    if (word.confidence >= DOUBTFUL) continue;
    if (start > written) parts.push({ text: text.slice(written, start) });
    parts.push({ text: word.text, confidence: word.confidence });
    written = from;
  }
  if (written < text.length) parts.push({ text: text.slice(written) });
  return parts;
}
