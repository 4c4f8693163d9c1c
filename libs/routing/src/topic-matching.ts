import { foldSpanish, stemSpanish } from './spanish-stem.js';

/** What the matcher needs to know of a topic; the catalogue's row has more. */
export interface TopicWords {
  readonly number: number;
  /** Words or phrases; "hoyo^0.8" gives a weight other than 1. Plurals, gender and accents need not be listed. */
  readonly words: readonly string[];
}

/** One topic of the seed catalogue (libs/routing/seed/topics.json); departments by their key. */
export interface Topic extends TopicWords {
  readonly key: string;
  readonly name: string;
  /** One or several of municipal, estatal, federal, autonomo, joined by "+". */
  readonly level: string;
  readonly destination: string;
  /** Where it goes when the destination does not apply. */
  readonly alternatives: readonly string[];
  /** To whom the destination forwards it. */
  readonly forwardsTo: readonly string[];
  readonly copies: readonly string[];
  readonly requiresReply: boolean;
  readonly urgent?: boolean;
  /** Business days, when the law sets them for the topic. */
  readonly termDays?: number;
  readonly note?: string;
}

export type MatchField = 'subject' | 'text';

/** A word of the catalogue that was found: `[start, end)` are UTF-16 offsets in the field as it was given. */
export interface MatchedWord {
  readonly word: string;
  readonly field: MatchField;
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

export interface TopicMatch<T extends TopicWords = Topic> {
  readonly topic: T;
  readonly score: number;
  readonly reasons: readonly MatchedWord[];
}

interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly word: string;
  readonly topic: number;
  readonly stems: readonly string[];
  readonly value: number;
}

interface Hit {
  readonly entry: Entry;
  readonly field: MatchField;
  readonly tokens: readonly number[];
  readonly value: number;
  readonly reason: MatchedWord;
}

export interface CompiledTopics<T extends TopicWords = Topic> {
  readonly topics: readonly T[];
  readonly byFirstStem: ReadonlyMap<string, readonly Entry[]>;
}

const SUBJECT_FACTOR = 2.5;
const PHRASE_FACTOR = 1.3;
/** A word that comes again says little more: each of at most three repeats adds this part of its value. */
const REPEAT_FACTOR = 0.2;
const MOST_REPEATS = 3;
/** Other words that may stand between two words of a phrase, articles and prepositions not counted. */
const PHRASE_GAP = 2;
/** Under this only vague words were found ("comité", "ayuda"): that is no topic. */
const LEAST_SCORE = 0.35;

const SILENT = new Set(
  (
    'el la los las lo un una unos unas de del al a ante con contra desde en entre hacia hasta para por segun sobre tras y e o u ' +
    'que como cuando donde cual cuales quien quienes se su sus le les me mi mis nos nuestro nuestra nuestros nuestras te tu ' +
    'es son ser fue era esta estan estar este estos estas ese esa esos esas esto eso ha han hay haya he hemos habia sido ' +
    'ya muy mas tambien pero si asi todo toda todos todas cada otro otra otros otras poder puede pueden pueda puedan podria ' +
    'podemos podamos usted ustedes ud c sr sra lic'
  ).split(' '),
);
/** Most words are told from the silent ones by their stem alone, which is remembered. */
const SILENT_STEMS = new Set([...SILENT].map(stemSpanish));
/** A word; also one that the reading of a page left cut at the end of a line ("lumi-\nnaria"). */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-¬]\r?\n\s*[\p{L}\p{M}]+)*/gu;

/**
 * Prepares a catalogue for {@link matchTopics}; do it once for each change of the catalogue.
 * A stem that many topics share weighs less (inverse frequency over the catalogue).
 */
export function compileTopics<T extends TopicWords>(topics: readonly T[]): CompiledTopics<T> {
  const parsed = topics.flatMap((topic, index) => topic.words.map((word) => ({ topic: index, ...parseWord(word) })));
  const rarity = rarityOfStems(parsed, topics.length);
  const byFirstStem = new Map<string, Entry[]>();
  for (const { topic, word, weight, stems } of parsed) {
    const first = stems[0];
    if (first === undefined) continue;
    const sum = stems.reduce((total, stem) => total + (rarity.get(stem) ?? 1), 0);
    const entry = { topic, word, stems, value: weight * sum * (stems.length > 1 ? PHRASE_FACTOR : 1) };
    const sameFirst = byFirstStem.get(first);
    if (sameFirst) sameFirst.push(entry);
    else byFirstStem.set(first, [entry]);
  }
  return { topics, byFirstStem };
}

/**
 * Topics that the subject and text of a petition speak of, best first, each with the words that were found and where.
 * Empty when nothing (or nothing but vague words) was found.
 */
export function matchTopics<T extends TopicWords>(
  subject: string,
  text: string,
  catalogue: CompiledTopics<T> | readonly T[],
): TopicMatch<T>[] {
  const compiled: CompiledTopics<T> = 'byFirstStem' in catalogue ? catalogue : compileTopics(catalogue);
  const hits = [
    ...findHits(subject, 'subject', SUBJECT_FACTOR, compiled.byFirstStem),
    ...findHits(text, 'text', 1, compiled.byFirstStem),
  ];
  const byTopic = new Map<number, Hit[]>();
  for (const hit of hits) {
    const same = byTopic.get(hit.entry.topic);
    if (same) same.push(hit);
    else byTopic.set(hit.entry.topic, [hit]);
  }
  return [...byTopic]
    .flatMap(([index, topicHits]) => {
      const topic = compiled.topics[index];
      const kept = withoutOverlaps(topicHits);
      const score = scoreOf(kept);
      return topic && score >= LEAST_SCORE ? [{ topic, score, reasons: kept.map((hit) => hit.reason) }] : [];
    })
    .sort((a, b) => b.score - a.score || a.topic.number - b.topic.number);
}

function parseWord(written: string): { word: string; weight: number; stems: string[] } {
  const [word = '', weight = '1'] = written.split('^');
  return { word: word.trim(), weight: Number(weight) || 1, stems: tokensOf(word).map((token) => token.stem) };
}

function rarityOfStems(entries: readonly { topic: number; stems: readonly string[] }[], topics: number) {
  const holders = new Map<string, Set<number>>();
  for (const { topic, stems } of entries) {
    for (const stem of stems) holders.set(stem, (holders.get(stem) ?? new Set()).add(topic));
  }
  const scale = Math.log(1 + topics);
  return new Map([...holders].map(([stem, set]) => [stem, (Math.log(1 + topics / set.size) / scale) ** 2]));
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(WORD)) {
    const [written] = found;
    const word = written.includes('\n') ? written.replace(/[-¬]\s*/g, '') : written;
    const stem = stemSpanish(word);
    if (SILENT_STEMS.has(stem) && SILENT.has(foldSpanish(word))) continue;
    tokens.push({ stem, start: found.index, end: found.index + written.length });
  }
  return tokens;
}

function findHits(text: string, field: MatchField, factor: number, index: CompiledTopics['byFirstStem']): Hit[] {
  const tokens = tokensOf(text);
  const hits: Hit[] = [];
  tokens.forEach((token, position) => {
    for (const entry of index.get(token.stem) ?? []) {
      const found = entry.stems.length === 1 ? [position] : followPhrase(tokens, position, entry.stems);
      const last = found && tokens[found.at(-1) ?? position];
      if (!found || !last) continue;
      const reason = {
        word: entry.word,
        field,
        start: token.start,
        end: last.end,
        written: text.slice(token.start, last.end),
      };
      hits.push({ entry, field, tokens: found, value: entry.value * factor, reason });
    }
  });
  return hits;
}

function followPhrase(tokens: readonly Token[], first: number, stems: readonly string[]): number[] | undefined {
  const found = [first];
  let position = first;
  for (const stem of stems.slice(1)) {
    const limit = Math.min(position + 1 + PHRASE_GAP, tokens.length - 1);
    let next = position + 1;
    while (next <= limit && tokens[next]?.stem !== stem) next++;
    if (next > limit) return undefined;
    found.push(next);
    position = next;
  }
  return found;
}

/** Within one topic a word counts once: the most valuable entry that holds it keeps it. */
function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  const taken = { subject: new Set<number>(), text: new Set<number>() };
  return hits
    .toSorted((a, b) => b.value - a.value)
    .filter(({ field, tokens }) => {
      if (tokens.some((token) => taken[field].has(token))) return false;
      for (const token of tokens) taken[field].add(token);
      return true;
    });
}

function scoreOf(hits: readonly Hit[]): number {
  const seen = new Map<Entry, number>();
  let score = 0;
  for (const { entry, value } of hits) {
    const times = seen.get(entry) ?? 0;
    seen.set(entry, times + 1);
    if (times === 0) score += value;
    else if (times <= MOST_REPEATS) score += value * REPEAT_FACTOR;
  }
  return score;
}
