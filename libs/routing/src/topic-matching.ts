import { scoreOf, Taken, withoutOverlaps, type ScoredHit } from './matching/hits.js';
import { Spelling } from './matching/spelling.js';
import { besideTheMatter, isMixed, standingOf } from './matching/standing.js';
import { wordsOf, type Word } from './matching/words.js';

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
  /** It has words that no better topic has taken: "El camión de la basura no pasa" says nothing of the bus. */
  readonly hasOwnWords: boolean;
}

/** A word of the petition that may match, with how much it counts where it stands. */
interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly standing: number;
  /** It opens a sentence: no phrase goes over from the one before. */
  readonly opens: boolean;
}

interface Entry {
  readonly word: string;
  readonly topic: number;
  readonly stems: readonly string[];
  readonly value: number;
}

interface Hit extends ScoredHit {
  readonly entry: Entry;
  readonly reason: MatchedWord;
}

export interface CompiledTopics<T extends TopicWords = Topic> {
  readonly topics: readonly T[];
  readonly byFirstStem: ReadonlyMap<string, readonly Entry[]>;
  readonly spelling: Spelling;
}

const SUBJECT_FACTOR = 2.5;
/** The head of a subject stands first: "Lámpara frente a la escuela". */
const SUBJECT_FADING = 0.1;
const MISSPELT_FACTOR = 0.8;
const LEAST_WHOLE = 0.11;
/** What counts less than this is not even told. */
const LEAST_STANDING = 0.05;
const PHRASE_FACTOR = 1.3;
/** A phrase is telling even when each of its words is common: "no hay agua". */
const LEAST_PHRASE = 1.2;
/** What a topic that only has a word within phrases takes from its rarity. */
const IN_PHRASE = 0.5;
/** Other words that may stand between two words of a phrase, articles and prepositions not counted. */
const PHRASE_GAP = 2;
/** "No llega el agua", but not "no hay por dónde salga el agua". */
const GAP_AFTER_NO = 1;
/** Under this only vague words were found ("comité", "ayuda"): that is no topic. */
const LEAST_SCORE = 0.35;

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
    const value = stems.length > 1 ? Math.max(sum * PHRASE_FACTOR, LEAST_PHRASE) : sum;
    const entry = { topic, word, stems, value: weight * value };
    const sameFirst = byFirstStem.get(first);
    if (sameFirst) sameFirst.push(entry);
    else byFirstStem.set(first, [entry]);
  }
  return { topics, byFirstStem, spelling: new Spelling(rarity.keys()) };
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
  const read = readPetition(subject, text, compiled.spelling);
  const hits = [
    ...findHits(subject, 'subject', read.subject, compiled.byFirstStem),
    ...findHits(text, 'text', read.text, compiled.byFirstStem),
  ];
  const byTopic = new Map<number, Hit[]>();
  for (const hit of hits) {
    const same = byTopic.get(hit.entry.topic);
    if (same) same.push(hit);
    else byTopic.set(hit.entry.topic, [hit]);
  }
  const found = [...byTopic].flatMap(([index, topicHits]) => {
    const topic = compiled.topics[index];
    const kept = withoutOverlaps(topicHits);
    const score = scoreOf(kept);
    return topic && score >= LEAST_SCORE ? [{ topic, score, topicHits, kept }] : [];
  });
  const taken = new Taken();
  return found
    .toSorted((a, b) => b.score - a.score || a.topic.number - b.topic.number)
    .map(({ topic, score, topicHits, kept }) => {
      const hasOwnWords = topicHits.some((hit) => !taken.holds(hit));
      for (const hit of kept) taken.take(hit);
      return { topic, score, reasons: kept.map((hit) => hit.reason), hasOwnWords };
    });
}

function parseWord(written: string): { word: string; weight: number; stems: string[] } {
  const [word = '', weight = '1'] = written.split('^');
  return { word: word.trim(), weight: Number(weight) || 1, stems: stemsOf(word) };
}

/** How telling a stem is: less when several topics have it as a word of their own, a little less when in their phrases. */
function rarityOfStems(entries: readonly { topic: number; stems: readonly string[] }[], topics: number) {
  const holders = new Map<string, Map<number, number>>();
  for (const { topic, stems } of entries) {
    for (const stem of stems) {
      const held = holders.get(stem) ?? new Map<number, number>();
      held.set(topic, Math.max(held.get(topic) ?? 0, stems.length === 1 ? 1 : IN_PHRASE));
      holders.set(stem, held);
    }
  }
  const scale = Math.log(1 + topics);
  return new Map(
    [...holders].map(([stem, held]) => {
      const times = Math.max(
        1,
        [...held.values()].reduce((sum, part) => sum + part, 0),
      );
      return [stem, (Math.log(1 + topics / times) / scale) ** 2];
    }),
  );
}

function stemsOf(phrase: string): string[] {
  return wordsOf(phrase).flatMap((word) => (word.silent ? [] : [word.stem]));
}

/** The words of both fields that may match, as the catalogue spells them, with how much each counts. */
function readPetition(subject: string, text: string, spelling: Spelling): Record<MatchField, Token[]> {
  const heads = wordsOf(subject);
  const words = wordsOf(text);
  const standing = standingOf(words);
  const beside = besideTheMatter(words, standing);
  let place = 0;
  const inSubject = standingOf(heads).map((now, index) => {
    const head = heads[index];
    if (!head || head.silent) return 0;
    return (now * SUBJECT_FACTOR * (beside.get(head.stem) ?? 1)) / (1 + SUBJECT_FADING * place++);
  });
  return { subject: tokensOf(heads, inSubject, spelling), text: tokensOf(words, standing, spelling) };
}

function tokensOf(words: readonly Word[], standing: readonly number[], spelling: Spelling): Token[] {
  const mixed = isMixed(words);
  let opens = false;
  return words.flatMap((word, index) => {
    opens ||= word.after === 'stop';
    if (word.silent) return [];
    const isName = mixed && word.capital && word.after === 'space' && index > 0;
    const stem = (isName ? undefined : spelling.meant(word.folded)) ?? word.stem;
    const sure = stem === word.stem ? 1 : MISSPELT_FACTOR;
    const { start, end } = word;
    const token = { stem, start, end, standing: (standing[index] ?? 1) * sure, opens };
    opens = false;
    return [token];
  });
}

function findHits(
  text: string,
  field: MatchField,
  tokens: readonly Token[],
  index: CompiledTopics['byFirstStem'],
): Hit[] {
  const hits: Hit[] = [];
  tokens.forEach((token, position) => {
    for (const entry of index.get(token.stem) ?? []) {
      const found = entry.stems.length === 1 ? [position] : followPhrase(tokens, position, entry.stems);
      const last = found && tokens[found.at(-1) ?? position];
      if (!found || !last) continue;
      const standing = standingTogether(found.map((at) => tokens[at]?.standing ?? 0));
      if (standing < LEAST_STANDING) continue;
      const { start } = token;
      const reason = { word: entry.word, field, start, end: last.end, written: text.slice(start, last.end) };
      hits.push({ entry, field, tokens: found, value: entry.value * standing, reason });
    }
  });
  return hits;
}

/** A phrase counts as its words do; one that is denied takes the others with it. */
function standingTogether(standings: readonly number[]): number {
  const least = Math.min(...standings);
  if (least > 0 && least <= LEAST_WHOLE) return least;
  return standings.reduce((sum, standing) => sum + standing, 0) / standings.length;
}

function followPhrase(tokens: readonly Token[], first: number, stems: readonly string[]): number[] | undefined {
  const stem = (at: number) => tokens[at]?.stem;
  const found = [first];
  let position = first;
  for (const wanted of stems.slice(1)) {
    const gap = stems[0] === 'no' ? GAP_AFTER_NO : PHRASE_GAP;
    const limit = Math.min(position + 1 + gap, tokens.length - 1);
    let next = position + 1;
    while (next <= limit && stem(next) !== wanted && !tokens[next]?.opens) next++;
    if (next > limit || tokens[next]?.opens) return undefined;
    found.push(next);
    position = next;
  }
  return found;
}
