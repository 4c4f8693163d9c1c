import type { FieldPage } from './letter.js';

/** How much of a page a person can rely on without the picture. */
export type Legibility = 'good' | 'doubtful' | 'illegible';

const GOOD = { confidence: 88, wordlike: 0.75 };
const ILLEGIBLE = { confidence: 55, wordlike: 0.45 };
/** Fewer are a stamp, a number, a photo: only the engine's confidence says something of them. */
const FEW_WORDS = 8;

/**
 * By the engine's confidence and by how many of the words look like words. A page without any word is illegible: what
 * is blank the caller knows.
 */
export function legibilityOf(page: Pick<FieldPage, 'text' | 'confidence'>): Legibility {
  const words = page.text.match(/\S+/g) ?? [];
  const confidence = page.confidence ?? 0;
  if (words.length === 0) return 'illegible';
  const share = words.length < FEW_WORDS ? 1 : words.filter(isWordlike).length / words.length;
  if (confidence < ILLEGIBLE.confidence || share < ILLEGIBLE.wordlike) return 'illegible';
  return confidence >= GOOD.confidence && share >= GOOD.wordlike ? 'good' : 'doubtful';
}

/** A number, or letters with a vowel among them and no sign within. */
function isWordlike(token: string): boolean {
  const bare = token.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  if (/^[\d.,:/$%#°º-]*\d[\d.,:/%°º-]*$/.test(bare)) return true;
  if (!/^\p{L}[\p{L}\p{M}.'’@/-]*$/u.test(bare)) return /@|\d{3}/.test(bare);
  return /[aeiouyáéíóúü]/i.test(bare) && !/(\p{L})\1\1/u.test(bare) && !/\p{Ll}\p{Lu}/u.test(bare);
}
