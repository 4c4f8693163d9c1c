import type { Word } from '../reading/reading.types.js';

/** A word of a page's text, with the place where the machine saw it when that is known. */
export interface TextWord {
  text: string;
  /** Characters from the start of the text. */
  start: number;
  /** Its number among the words of the machine. */
  index?: number;
  seen?: Word;
}

/** So many words may be missing or new before the rest is counted as of another text. */
const REACH = 40;

/**
 * The words of a text, each with its place on the page. A text that a person typed differs from what the machine saw:
 * words that stand in the same place are taken for each other, so that a corrected word keeps its box.
 */
export function alignWords(text: string, words: readonly Word[]): TextWord[] {
  const aligned = [...text.matchAll(/\S+/g)].map((match): TextWord => ({ text: match[0], start: match.index }));
  let [i, j] = [0, 0];
  while (i < aligned.length && j < words.length) {
    const [skipText, skipSeen] = nextAgreement(aligned, i, words, j);
    // Between two agreements as many words on both sides are the same words, read differently.
    if (skipText === skipSeen) for (let k = 0; k < skipText; k++) place(aligned, i + k, words, j + k);
    i += skipText;
    j += skipSeen;
    if (i < aligned.length && j < words.length && skipText <= REACH) place(aligned, i, words, j);
    i += 1;
    j += 1;
  }
  return aligned;
}

/** How many words to pass over on each side until both agree again, as few as possible. */
function nextAgreement(aligned: TextWord[], i: number, words: readonly Word[], j: number): [number, number] {
  for (let distance = 0; distance <= 2 * REACH; distance++) {
    // Equal steps first: a word that was read differently is likelier than one that was left out.
    for (let offset = distance % 2; offset <= distance; offset += 2) {
      const [less, more] = [(distance - offset) / 2, (distance + offset) / 2];
      if (aligned[i + less] && aligned[i + less]?.text === words[j + more]?.text) return [less, more];
      if (aligned[i + more] && aligned[i + more]?.text === words[j + less]?.text) return [more, less];
    }
  }
  return [REACH, REACH];
}

function place(aligned: TextWord[], i: number, words: readonly Word[], j: number): void {
  const [word, seen] = [aligned[i], words[j]];
  if (!word || !seen) return;
  word.index = j;
  word.seen = seen;
}
