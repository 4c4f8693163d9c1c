/** A word or a phrase that somebody looks for. */
export interface Term {
  text: string;
  /** Its words stand one after the other. */
  phrase: boolean;
  /** Typed with a minus: what has it is left out. */
  excluded: boolean;
}

/** Longer than anybody types; what comes after is not looked at. */
export const LONGEST_SEARCH = 1000;
const MOST_TERMS = 24;

const TERM = /(?<minus>-)?(?:"(?<straight>[^"]*)"|«(?<angled>[^»]*)»|“(?<curled>[^”]*)”|(?<word>[^\s"«»“”]+))/gu;
const READABLE = /[\p{L}\p{N}]/u;

/**
 * The terms of a search as people type it: words, «phrases in quotes», and either after a minus. Quotes that are not
 * closed count for nothing; whatever holds no letter and no figure is left out. Never throws.
 */
export function parseSearch(typed: string): Term[] {
  const terms: Term[] = [];
  const tidy = tidySearch(typed);
  for (const { groups = {}, index } of tidy.matchAll(TERM)) {
    const quoted = groups['straight'] ?? groups['angled'] ?? groups['curled'];
    const text = (quoted ?? groups['word'] ?? '').trim();
    // Inside a word the sign joins: "OIC-3" has no minus.
    const excluded = groups['minus'] !== undefined && (index === 0 || tidy[index - 1] === ' ');
    if (READABLE.test(text)) terms.push({ text, phrase: quoted !== undefined && text.includes(' '), excluded });
    if (terms.length === MOST_TERMS) break;
  }
  return terms;
}

/** What was typed without control characters, on one line, at most {@link LONGEST_SEARCH} letters. */
export function tidySearch(typed: string): string {
  return typed
    .slice(0, LONGEST_SEARCH)
    .replace(/\p{Cs}/gu, ' ')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}

/** The same search with other words in place of those that `replaced` knows; signs, quotes and order stay. */
export function replaceWords(typed: string, replaced: ReadonlyMap<string, string>): string {
  return tidySearch(typed).replace(/[\p{L}\p{M}]+/gu, (word) => replaced.get(word.toLowerCase()) ?? word);
}
