import type { PageRow } from '../document-row.js';
import { alignWords, type TextWord } from './align-words.js';
import { isFound } from './found-words.js';

/** Below this confidence three of four words are wrong (measured on pages of 24 kinds) … */
const DOUBTFUL = 60;
/** … and between the two, one of three. */
const UNSURE = 80;

export type Doubt = 'doubtful' | 'unsure';

/** A stretch of a page's text. */
export interface TextPart {
  text: string;
  /** Set where the engine was not sure of the word and no person has looked at it. */
  doubt?: Doubt;
  /** 0 to 100, with `doubt`. */
  confidence?: number;
  /** Number of the word among those of the machine, with `doubt`. */
  index?: number;
  /** It was looked for. */
  found?: boolean;
}

/** The text of a page cut where words are doubtful or were looked for; put together it is the text again. */
export function textParts(
  page: Pick<PageRow, 'text' | 'words' | 'verdict'>,
  terms: readonly string[] = [],
): TextPart[] {
  const parts: TextPart[] = [];
  let written = 0;
  for (const word of alignWords(page.text, page.words)) {
    const doubt = page.verdict === 'typed' || page.verdict === 'confirmed' ? undefined : doubtOf(word);
    const found = isFound(word.text, terms);
    if (!doubt && !found) continue;
    if (word.start > written) parts.push({ text: page.text.slice(written, word.start) });
    const sureness = doubt && { doubt, confidence: word.seen?.confidence, index: word.index };
    parts.push({ text: word.text, ...sureness, ...(found ? { found } : {}) });
    written = word.start + word.text.length;
  }
  if (written < page.text.length) parts.push({ text: page.text.slice(written) });
  return parts;
}

/** A word that a person has corrected no longer reads as the machine read it, and is not doubted any more. */
function doubtOf({ text, seen }: TextWord): Doubt | undefined {
  if (!seen || seen.text !== text || seen.confidence >= UNSURE) return undefined;
  return seen.confidence < DOUBTFUL ? 'doubtful' : 'unsure';
}
