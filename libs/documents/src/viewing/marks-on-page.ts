import type { Mark, Queryable } from '@oficialia/platform';
import { textsOf } from '../documents.queries.js';
import { alignWords } from './align-words.js';
import { marksOf, termsOf } from './found-words.js';

/** Shorter words are articles and prepositions, which would be marked all over the page. */
const SHORTEST = 4;

/** Where the words of these phrases stand on the picture of a page, in any number and gender. */
export async function marksOnPage(
  source: Queryable,
  page: { documentId: number; number: number },
  phrases: readonly string[],
): Promise<Mark[]> {
  const words = phrases.flatMap((phrase) => phrase.split(/\s+/)).filter((word) => word.length >= SHORTEST);
  if (words.length === 0) return [];
  const [read] = await textsOf(source, page.documentId, page.number);
  return read ? marksOf(alignWords(read.text, read.words), termsOf(words.join(' ')), read) : [];
}
