import type { MatchField, MatchedWord } from '../topic-matching.js';

/** A word of the catalogue that was found, how it was written, where and how often. */
export interface ReasonWord {
  word: string;
  written: string;
  field: MatchField;
  times: number;
}

/** Why a department is proposed, as it is stored. */
export interface SuggestionReason {
  words: ReasonWord[];
}

const PLACES: Record<MatchField, string> = { subject: 'en el asunto', text: 'en el texto' };
const MOST_WORDS = 8;
const LONGEST_WRITTEN = 80;

/** The found words without repeats, the subject's first. */
export function reasonOf(found: readonly MatchedWord[]): SuggestionReason {
  const words = new Map<string, ReasonWord>();
  for (const { word, written, field } of found) {
    const key = `${field} ${word}`;
    const known = words.get(key);
    if (known) known.times += 1;
    else words.set(key, { word, written: written.replace(/\s+/g, ' ').slice(0, LONGEST_WRITTEN), field, times: 1 });
  }
  const all = [...words.values()];
  const inSubject = all.filter(({ field }) => field === 'subject');
  return { words: [...inSubject, ...all.filter(({ field }) => field === 'text')].slice(0, MOST_WORDS) };
}

/** What a suggestion rests on. */
interface Ground {
  rule: string | null;
  version: number | null;
  topic: string | null;
  reason: SuggestionReason;
}

/** The reason for people: `tema «Bacheo» por «baches» en el asunto; «hundimiento» en el texto`, and the rule when one said so. */
export function reasonInWords({ rule, version, topic, reason }: Ground): string {
  const places = (['subject', 'text'] as const).flatMap((field) => {
    const written = reason.words.filter((word) => word.field === field).map((word) => `«${word.written}»`);
    return written.length > 0 ? [`${written.join(', ')} ${PLACES[field]}`] : [];
  });
  const grounds = [rule !== null && `regla «${rule}» (versión ${version})`, topic !== null && `tema «${topic}»`];
  const words = places.length > 0 ? ` por ${places.join('; ')}` : '';
  return `${grounds.filter(Boolean).join(', ')}${words}`;
}
