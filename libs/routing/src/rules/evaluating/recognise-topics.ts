import { proposeTopics, type LearnedModel, type RoutedTopic } from '../../learning/propose-topics.js';
import { matchTopics, type CompiledTopics, type MatchedWord } from '../../topic-matching.js';

/** A topic that the petition speaks of, with the words that show it. */
export interface RecognisedTopic {
  readonly id: number;
  readonly number: number;
  readonly score: number;
  readonly words: readonly MatchedWord[];
}

/** A topic that is likely the petition's, `score` says how likely (0 to 1). */
export interface LikelyTopic extends RecognisedTopic {
  readonly departmentId: number;
  /** What petitions that were turned there said too. */
  readonly learnedWords: readonly MatchedWord[];
}

export interface RecognisedTopics {
  /** The best ones, for a person to choose from; none when the best is not likely enough. */
  readonly likely: LikelyTopic[];
  /** Those whose words are clear enough for a rule to act upon. */
  readonly clear: RecognisedTopic[];
}

/** What is known of topics: the catalogue in use, and what was learned from petitions turned before. */
export interface KnownTopics {
  readonly catalogue: CompiledTopics<RoutedTopic>;
  readonly model?: LearnedModel;
}

const MOST = 3;
/** A topic much weaker than the best one is a word in passing, no matter of its own; so is one that only has its words. */
const CLEAR_SHARE = 0.5;

/** What a petition speaks of: the only place where the rules and the suggestions meet the matcher of topics. */
export function recogniseTopics(
  petition: { subject: string; text: string },
  { catalogue, model }: KnownTopics,
): RecognisedTopics {
  const matches = matchTopics(petition.subject, petition.text, catalogue);
  const proposals = proposeTopics(petition, catalogue, model, matches);
  const likely = (proposals[0]?.proposed ? proposals.slice(0, MOST) : []).map(({ topic, probability, ...proposal }) => {
    const { departmentId, words, learnedWords } = proposal;
    return { id: topic.id, number: topic.number, score: probability, departmentId, words, learnedWords };
  });
  const best = matches[0]?.score ?? 0;
  const clear = matches
    .slice(0, MOST)
    .filter(({ score, hasOwnWords }) => hasOwnWords && score >= best * CLEAR_SHARE)
    .map(({ topic, score, reasons }) => ({ id: topic.id, number: topic.number, score, words: reasons }));
  return { likely, clear };
}
