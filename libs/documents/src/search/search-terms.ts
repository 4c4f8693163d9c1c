import type { Queryable } from '@oficialia/platform';
import { parseSearch } from './search-text.js';

/** A search in the words of the index. */
export interface SearchTerms {
  /** A `tsquery` that every result fulfils; empty when nothing but phrases, filters or exclusions is asked. */
  words: string;
  /** `tsquery` of each phrase that must be there, and of each that must not. */
  phrases: string[];
  excluded: string[];
  /** Stems of the words that must be there. */
  stems: string[];
  /** Words that are in every text and so in no index: `de`, `la`. */
  ignored: string[];
}

interface Analysed {
  exact: string;
  words: string;
  stems: string[];
}

const ANALYSE = `SELECT phraseto_tsquery('oficialia', folded)::text AS exact, plainto_tsquery('oficialia', folded)::text AS words,
    tsvector_to_array(to_tsvector('oficialia', folded)) AS stems
  FROM unnest($1::text[]) WITH ORDINALITY AS t(text, n) CROSS JOIN LATERAL (SELECT search_fold(text) AS folded) f ORDER BY n`;

/** Brings what was typed to the stems of the index. */
export async function searchTerms(source: Queryable, typed: string): Promise<SearchTerms> {
  const terms = parseSearch(typed);
  const found: SearchTerms = { words: '', phrases: [], excluded: [], stems: [], ignored: [] };
  if (terms.length === 0) return found;
  const analysed = await source.query<Analysed>(ANALYSE, [terms.map(({ text }) => text)]);
  const words: string[] = [];
  for (const [index, term] of terms.entries()) {
    const { exact, words: loose, stems } = analysed[index] as Analysed;
    if (stems.length === 0) {
      found.ignored.push(term.text);
    } else if (term.excluded) {
      // A word that must not be there is left to the index, a phrase is looked at.
      if (stems.length === 1) words.push(`!(${loose})`);
      else found.excluded.push(exact);
    } else {
      words.push(`(${loose})`);
      found.stems.push(...stems);
      if (exact !== loose) found.phrases.push(exact);
    }
  }
  if (found.stems.length === 0) found.excluded.push(...words.splice(0).map((word) => word.slice(2, -1)));
  return { ...found, words: words.join(' & '), stems: [...new Set(found.stems)] };
}

/** A `tsquery` of any of the stems; with `weight` (A to D) only where they have it. */
export function anyOf(stems: readonly string[], weight = ''): string {
  return stems.map((stem) => `'${stem.replace(/['\\]/g, '$&$&')}'${weight && `:${weight}`}`).join(' | ');
}
