import type { Mark } from '@oficialia/platform';
import type { TextWord } from './align-words.js';

const MOST_TERMS = 12;
const MOST_MARKS = 400;

/** The words to be marked, out of the address (`resaltar=palabra otra`). */
export function termsOf(text: string | undefined): string[] {
  const words = (text ?? '').slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map(rootOf))].filter((root) => root.length > 1).slice(0, MOST_TERMS);
}

/** Whether a word of a text is one of those looked for: accents and endings do not count, ñ is not n. */
export function isFound(word: string, terms: readonly string[]): boolean {
  if (terms.length === 0) return false;
  return (word.match(/[\p{L}\p{N}]+/gu) ?? []).some((part) => terms.includes(rootOf(part)));
}

/** Where the found words stand on the picture, as shares of its sides. */
export function marksOf(
  words: readonly TextWord[],
  terms: readonly string[],
  page: { width: number | null; height: number | null },
): Mark[] {
  const { width, height } = page;
  if (!width || !height || terms.length === 0) return [];
  return words
    .filter((word) => word.seen && isFound(word.text, terms))
    .slice(0, MOST_MARKS)
    .map(({ text, seen }) => {
      const [x0, y0, x1, y1] = seen?.box ?? [0, 0, 0, 0];
      const box = { x: x0 / width, y: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height };
      return { ...box, label: text };
    });
}

/** A word without case, accents and the endings of number and gender, so that «luminaria» marks «LUMINARIAS». */
function rootOf(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('n\u0303', 'ñ')
    .replaceAll(/[\u0300-\u036f]/g, '');
  if (/\d/.test(plain)) return plain;
  const single = plain.length > 3 ? plain.replace(/(?<=[aeiou])s$/, '') : plain;
  return single.length > 4 ? single.replace(/[aeo]$/, '') : single;
}
