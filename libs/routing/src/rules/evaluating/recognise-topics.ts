import { matchTopics, type CompiledTopics, type MatchedWord, type TopicWords } from '../../topic-matching.js';

/** A topic of the catalogue, as the matcher wants it. */
export interface CatalogueTopic extends TopicWords {
  readonly id: number;
}

/** A topic that the petition speaks of, with the words that show it. */
export interface RecognisedTopic {
  readonly id: number;
  readonly number: number;
  readonly score: number;
  readonly words: readonly MatchedWord[];
}

export interface RecognisedTopics {
  /** The best ones, for a person to choose from. */
  readonly likely: RecognisedTopic[];
  /** Those that are clear enough for a rule to act upon. */
  readonly clear: RecognisedTopic[];
}

const MOST = 3;
/** A topic much weaker than the best one is a word in passing, no matter of its own. */
const CLEAR_SHARE = 0.5;

/** What a petition speaks of: the only place where the rules and the suggestions meet the matcher of topics. */
export function recogniseTopics(
  subject: string,
  text: string,
  catalogue: CompiledTopics<CatalogueTopic>,
): RecognisedTopics {
  const likely = matchTopics(subject, text, catalogue)
    .slice(0, MOST)
    .map(({ topic, score, reasons }) => ({ id: topic.id, number: topic.number, score, words: reasons }));
  const best = likely[0]?.score ?? 0;
  return { likely, clear: likely.filter(({ score }) => score >= best * CLEAR_SHARE) };
}
