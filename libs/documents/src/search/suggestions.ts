import type { Queryable } from '@oficialia/platform';
import { parseSearch, replaceWords } from './search-text.js';

interface KnownWord {
  typed: string;
  /** Folded, as the typed word is compared with it. */
  folded: string;
  word: string;
  shown: string;
  entries: number;
}

/** Words that look alike by their trigrams, the nearest first; also the typed word itself when it is known. */
const ALIKE = `SELECT t.typed, f.folded, w.word, w.shown, w.entries
  FROM unnest($1::text[]) AS t(typed) CROSS JOIN LATERAL (SELECT search_fold(t.typed) AS folded) f
  CROSS JOIN LATERAL (
    SELECT word, shown, entries FROM search_word WHERE word % f.folded
    ORDER BY similarity(word, f.folded) DESC, entries DESC LIMIT 12
  ) w`;

/** A word must be that many times as frequent as what was typed. */
const FREQUENT = 8;
const MOST_WORDS = 6;

/**
 * The search with its misspelt words put right, or undefined. A suggestion is made of words of the whole office: whether
 * it finds anything in sight is for the caller to see before it is shown.
 */
export async function suggestion(source: Queryable, typed: string): Promise<string | undefined> {
  const words = parseSearch(typed)
    .filter(({ excluded }) => !excluded)
    .flatMap(({ text }) => text.match(/[\p{L}\p{M}]+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3 && word.length <= 30);
  if (words.length === 0) return undefined;
  const known = await source.query<KnownWord>(ALIKE, [[...new Set(words)].slice(0, MOST_WORDS)]);
  const replaced = new Map<string, string>();
  for (const word of new Set(words)) {
    const better = bestOf(known.filter((candidate) => candidate.typed === word));
    if (better) replaced.set(word, better);
  }
  return replaced.size > 0 ? replaceWords(typed, replaced) : undefined;
}

function bestOf(candidates: KnownWord[]): string | undefined {
  const own = candidates.find(({ word, folded }) => word === folded)?.entries ?? 0;
  const near = candidates
    .map((candidate) => ({ ...candidate, distance: editDistance(candidate.folded, candidate.word) }))
    .filter(({ distance, folded, entries }) => {
      const far = folded.length < 5 ? 1 : 2;
      return distance > 0 && distance <= far && entries > own * FREQUENT;
    })
    .toSorted((a, b) => a.distance - b.distance || b.entries - a.entries);
  return near[0]?.shown;
}

/** Letters to change, add, leave out or swap to get from one word to the other (Damerau and Levenshtein). */
export function editDistance(from: string, to: string): number {
  const [a, b] = [Array.from(from), Array.from(to)];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
