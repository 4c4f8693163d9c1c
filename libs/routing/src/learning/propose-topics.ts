import {
  matchTopics,
  type CompiledTopics,
  type MatchedWord,
  type TopicMatch,
  type TopicWords,
} from '../topic-matching.js';
import { calibrated, type Calibration } from './calibration.js';
import { classify, tellingFeatures, type Counts } from './classifier.js';
import { featuresOf, type Features } from './features.js';

/** A topic and the department that is competent for it. */
export interface RoutedTopic extends TopicWords {
  readonly id: number;
  readonly departmentId: number;
}

/** What the office confirmed so far, learned; see train.ts. */
export interface LearnedModel {
  readonly version: number;
  readonly counts: Counts;
  /** How much it is heard beside the words of the catalogue, 0 to 1. */
  readonly share: number;
  readonly calibration: Calibration;
}

/** A department for a petition, with its topic, why, and how likely it is right. */
export interface Proposal<T extends RoutedTopic = RoutedTopic> {
  readonly topic: T;
  readonly departmentId: number;
  readonly probability: number;
  /** Likely enough to be proposed; below that a person decides. */
  readonly proposed: boolean;
  /** Words of the catalogue that were found, and where. */
  readonly words: readonly MatchedWord[];
  /** What speaks for it because petitions that went there said the same. */
  readonly learnedWords: readonly MatchedWord[];
}

/** From this probability on a proposal is made. */
export const PROPOSED_FROM = 0.7;
/** Before the office confirmed enough: fitted to petitions whose words were hidden from the catalogue at random. */
export const FIRST_DAY: Calibration = { offset: 2.8, slope: 1.3 };

const OTHER_TOPICS = 0.25;
const SCORE_POWER = 1.5;
/** The weight of "none of them": a single vague word is no proposal. */
const DOUBT = 1;
const MOST_LEARNED_WORDS = 5;
const MOST_PROPOSALS = 5;

/**
 * The five departments most likely competent for a petition, best first, one proposal for each with its best topic: from the
 * words of the catalogue (`matches`, where they are known already), and from what was learned as far as there is something.
 */
export function proposeTopics<T extends RoutedTopic>(
  petition: { subject: string; text: string },
  catalogue: CompiledTopics<T>,
  model?: LearnedModel,
  matches = matchTopics(petition.subject, petition.text, catalogue),
): Proposal<T>[] {
  const { subject, text } = petition;
  const features: Features = model ? featuresOf(subject, text) : new Map();
  const likely = mix(likelyByWords(matches), model && classify(model.counts, features.keys()), model?.share);
  const ranked = [...likely]
    .map(([departmentId, raw]) => ({ departmentId, raw, match: matches.find(goesTo(departmentId)) }))
    .flatMap(({ departmentId, raw, match }) => {
      const topic = match?.topic ?? catalogue.topics.find((known) => known.departmentId === departmentId);
      return topic ? [{ departmentId, raw, topic, words: match?.reasons ?? [] }] : [];
    })
    .toSorted((a, b) => b.raw - a.raw || a.topic.number - b.topic.number)
    .slice(0, MOST_PROPOSALS);
  const best = ranked[0]?.raw ?? 0;
  const first = calibrated(best, model?.calibration ?? FIRST_DAY);
  return ranked.map(({ raw, ...proposal }, index) => {
    const probability = index === 0 ? first : ((1 - first) * raw) / (1 - best + Number.EPSILON);
    const learnedWords = model ? learnedWordsFor(proposal.departmentId, model, features) : [];
    return { ...proposal, probability, proposed: probability >= PROPOSED_FROM, learnedWords };
  });
}

/** How likely each department is by the words of the catalogue; together less than 1. */
export function likelyByWords<T extends RoutedTopic>(matches: readonly TopicMatch<T>[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const { topic, score } of matches) {
    const best = scores.get(topic.departmentId);
    scores.set(topic.departmentId, best === undefined ? score : best + OTHER_TOPICS * score);
  }
  const parts = [...scores].map(([department, score]) => [department, score ** SCORE_POWER] as const);
  const whole = parts.reduce((sum, [, part]) => sum + part, DOUBT);
  return new Map(parts.map(([department, part]) => [department, part / whole]));
}

/** Both opinions, the learned one heard by its share; who has none leaves it to the other. */
export function mix(
  words: ReadonlyMap<number, number>,
  learned: ReadonlyMap<number, number> = new Map(),
  share = 0,
): Map<number, number> {
  if (learned.size === 0 || share === 0) return new Map(words);
  const both = new Set([...words.keys(), ...learned.keys()]);
  return new Map(
    [...both].map((department) => [
      department,
      (1 - share) * (words.get(department) ?? 0) + share * (learned.get(department) ?? 0),
    ]),
  );
}

function learnedWordsFor(departmentId: number, { counts }: LearnedModel, features: Features): MatchedWord[] {
  return tellingFeatures(counts, features.keys(), departmentId)
    .slice(0, MOST_LEARNED_WORDS)
    .flatMap((feature) => features.get(feature) ?? []);
}

const goesTo =
  (departmentId: number) =>
  <T extends RoutedTopic>({ topic }: TopicMatch<T>): boolean =>
    topic.departmentId === departmentId;
