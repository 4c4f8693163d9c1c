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
  /** What petitions that were turned there before have in common with it, and the most alike of them. */
  learned?: { words: string[]; folios: string[] };
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
  const found = [...places, ...likeOthers(reason)];
  const words = found.length > 0 ? ` por ${found.join('; ')}` : '';
  return `${grounds.filter(Boolean).join(', ')}${words}`;
}

/** `como PM-2026-000012 y PM-2026-000045, ya turnadas (por «fuga de agua»)` */
function likeOthers({ learned }: SuggestionReason): string[] {
  if (!learned || learned.folios.length === 0) return [];
  const words = learned.words.map((word) => `«${word}»`).join(', ');
  return [`parecida a ${learned.folios.join(', ')}, ya turnadas ahí${words && ` (${words})`}`];
}
