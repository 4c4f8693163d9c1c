import { foldSpanish, stemSpanish } from '../spanish-stem.js';
import { writtenWords } from '../written-words.js';

/** One word of a text; `[start, end)` are UTF-16 offsets in the text as it was given. */
export interface Word {
  readonly folded: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Articles, prepositions and the like: they guide the reading and never match. */
  readonly silent: boolean;
  /** Written with a capital and then small letters, as names are. */
  readonly capital: boolean;
  /** What stands between this word and the one before. */
  readonly after: 'space' | 'comma' | 'stop';
}

const SILENT = new Set(
  (
    'el la los las lo un una unos unas de del al a ante con contra desde en entre hacia hasta para por segun sobre tras y e o u ' +
    'que como cuando donde cual cuales quien quienes se su sus le les me mi mis nos nuestro nuestra nuestros nuestras te tu ' +
    'es son ser fue era esta estan estar este estos estas ese esa esos esas esto eso ha han hay haya he hemos habia sido ' +
    'ya muy mas tambien pero si asi todo toda todos todas cada otro otra otros otras poder puede pueden pueda puedan podria podido pudo ' +
    'podemos podamos usted ustedes ud c sr sra lic'
  ).split(' '),
);
/** Figures that a machine reads in the place of letters: only inside words. */
const FIGURES: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 5: 's', 8: 'b' };

/** The words of a text in their order, those that never match among them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const { word, start, end } of writtenWords(text)) {
    const folded = foldSpanish(lettersFor(word));
    words.push({
      folded,
      stem: stemSpanish(folded),
      start,
      end,
      silent: SILENT.has(folded),
      capital: /^\p{Lu}\P{Lu}*$/u.test(word),
      after: breakIn(text, last, start),
    });
    last = end;
  }
  return words;
}

function breakIn(text: string, from: number, to: number): Word['after'] {
  if (to - from === 1 && text[from] === ' ') return 'space';
  const between = text.slice(from, to);
  if (/[.;:!?¡¿]|\n\s*\n/.test(between)) return 'stop';
  return /[,()"«»“”–—-]/.test(between) ? 'comma' : 'space';
}

/** The word with letters where the machine read figures. */
function lettersFor(word: string): string {
  if (!/\d/.test(word) || word.length < 4 || word.replace(/\d/g, '').length < word.length / 2) return word;
  return word.replace(/[01358]/g, (figure) => FIGURES[figure] ?? figure);
}
