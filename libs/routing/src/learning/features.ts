import { standingOf } from '../matching/standing.js';
import { wordsOf } from '../matching/words.js';
import type { MatchedWord, MatchField } from '../topic-matching.js';

/** What a petition is compared by: stems and pairs of stems of what it asks; each with the words that gave it. */
export type Features = ReadonlyMap<string, MatchedWord>;

const MOST_FEATURES = 200;
/** Places, names, signatures and what is denied teach nothing. */
const LEAST_STANDING = 0.5;
const SHORTEST_STEM = 3;

export function featuresOf(subject: string, text: string): Features {
  const features = new Map<string, MatchedWord>();
  collect(features, subject, 'subject');
  collect(features, text, 'text');
  return features;
}

function collect(features: Map<string, MatchedWord>, written: string, field: MatchField): void {
  const words = wordsOf(written);
  const standing = standingOf(words);
  let before: { stem: string; start: number } | undefined;
  for (const [index, { stem, start, end, silent, after }] of words.entries()) {
    if (features.size >= MOST_FEATURES) return;
    if (after !== 'space') before = undefined;
    if (silent) continue;
    if ((standing[index] ?? 1) < LEAST_STANDING || stem.length < SHORTEST_STEM || /\d/.test(stem)) {
      before = undefined;
      continue;
    }
    const add = (feature: string, from: number) => {
      if (!features.has(feature))
        features.set(feature, { word: feature, field, start: from, end, written: written.slice(from, end) });
    };
    add(stem, start);
    if (before) add(`${before.stem} ${stem}`, before.start);
    before = { stem, start };
  }
}
