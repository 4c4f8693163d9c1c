import type { MatchedWord } from '../../topic-matching.js';
import { brokenWords, type CompiledRule } from './compile-rules.js';
import type { RuleContext } from './cel.js';
import { foldedName } from './condition-cel.js';
import type { PetitionFacts } from './petition-facts.queries.js';
import type { WordsOfPetition } from './petition-words.js';
import type { RecognisedTopic } from './recognise-topics.js';

/**
 * What became of a rule: it `matched`; a condition `failed`; it is `expired` (or not yet valid) for the day of reception; an
 * earlier rule had `decided` its topic; it was `skipped` because an earlier one suffices; it `broke`.
 */
export type Outcome = 'matched' | 'failed' | 'expired' | 'decided' | 'skipped' | 'broke';

/** How one rule was tried, short enough to be kept for every petition. */
export interface Trial {
  rule: number;
  outcome: Outcome;
  /** The condition that failed, as index. */
  condition?: number;
  /** Why it broke, in Spanish. */
  reason?: string;
}

/** A department that a rule proposes, for one or several topics or for the petition as a whole. */
export interface RuleProposal {
  rule: CompiledRule['rule'];
  topics: RecognisedTopic[];
  /** Words that the rule asked for and found. */
  words: MatchedWord[];
}

/** A petition, ready to be judged; its words are looked at once, however many versions judge it. */
export interface PetitionToJudge {
  facts: PetitionFacts;
  words: WordsOfPetition;
  /** Those that are clear enough. */
  topics: readonly RecognisedTopic[];
}

export interface Assessment {
  proposals: RuleProposal[];
  trials: Trial[];
  /** Topics (by number) that rules decided, or that wait for a person because a rule broke. */
  settled: ReadonlySet<number>;
  /** A rule broke. */
  failed: boolean;
}

/** The petition as a whole, beside its topics. */
const WHOLE = 0;

/**
 * Judges a petition by the rules in their order. Of the rules that fit one topic the first wins; a petition that speaks of
 * several topics gets several proposals. Rules that name no topic judge the petition as a whole, and again the first wins. A
 * rule that breaks settles its topics without a proposal: no later rule may decide what it might have decided.
 */
export function assess(
  rules: readonly CompiledRule[],
  petition: PetitionToJudge,
  closed: ReadonlySet<number> = new Set(),
): Assessment {
  const judged = new Judgement(petition, closed);
  for (const rule of rules) judged.judge(rule);
  return judged;
}

class Judgement implements Assessment {
  readonly proposals: RuleProposal[] = [];
  readonly trials: Trial[] = [];
  readonly settled = new Set<number>();
  failed = false;
  private readonly traits: Omit<RuleContext, 'topic'>;
  private sufficed = false;

  private readonly facts: PetitionFacts;
  private readonly topics: readonly RecognisedTopic[];
  private readonly words: WordsOfPetition;

  constructor(
    { facts, topics, words }: PetitionToJudge,
    private readonly closed: ReadonlySet<number>,
  ) {
    this.facts = facts;
    this.topics = topics;
    this.words = words;
    const { petition, subject, text } = words;
    const { senderKind, documentKind, channel, receivedOn } = facts;
    const neighbourhood = foldedName(facts.neighbourhood);
    const numbers = topics.map(({ number }) => BigInt(number));
    this.traits = {
      petition,
      subject,
      text,
      topics: numbers,
      senderKind,
      documentKind,
      channel,
      neighbourhood,
      receivedOn,
    };
  }

  judge(compiled: CompiledRule): void {
    const { rule, perTopic } = compiled;
    const tell = (outcome: Outcome, more: Partial<Trial> = {}) => {
      this.trials.push({ rule: rule.id, outcome, ...more });
    };
    if (this.sufficed) return tell('skipped');
    if (!isValidOn(rule, this.facts.receivedOn)) return tell('expired');
    const matters = perTopic ? this.mattersOf(rule) : [WHOLE];
    let condition = rule.conditions.findIndex(({ type }) => type === 'topic');
    let outcome: Outcome = 'failed';
    for (const matter of matters) {
      const result = this.try(compiled, matter);
      if ('reason' in result) return this.breakDown(compiled, matters, result.reason);
      if ('condition' in result) {
        condition = result.condition;
      } else if (this.settled.has(matter)) {
        if (outcome === 'failed') outcome = 'decided';
      } else {
        outcome = 'matched';
        this.propose(rule, matter, result.words);
      }
    }
    if (outcome === 'matched') this.sufficed = rule.suffices;
    return tell(outcome, outcome === 'failed' ? { condition } : {});
  }

  /** The topics of the petition that the rule names; it says nothing of others. */
  private mattersOf({ conditions }: RuleProposal['rule']): number[] {
    const named = conditions.flatMap((condition) => (condition.type === 'topic' ? condition.topics : []));
    return this.topics.map(({ number }) => number).filter((number) => named.includes(number));
  }

  private try(
    { rule, checks, broken }: CompiledRule,
    matter: number,
  ): { words: MatchedWord[] } | { condition: number } | { reason: string } {
    if (broken !== undefined) return { reason: broken };
    this.words.evidence.take();
    const context = { ...this.traits, topic: BigInt(matter) };
    try {
      const failing = checks.find(({ holds }) => !holds(context));
      if (failing) return { condition: failing.condition };
    } catch (error) {
      return { reason: brokenWords(error) };
    }
    if (this.closed.has(rule.department_id)) return { reason: `«${rule.department}» ya no está en funciones` };
    return { words: this.words.evidence.take() };
  }

  private propose(rule: RuleProposal['rule'], matter: number, words: MatchedWord[]): void {
    this.settled.add(matter);
    const topic = this.topics.find(({ number }) => number === matter);
    const known = this.proposals.find((proposal) => proposal.rule.id === rule.id);
    if (!known) this.proposals.push({ rule, topics: topic ? [topic] : [], words });
    else if (topic) known.topics.push(topic);
  }

  private breakDown({ rule }: CompiledRule, matters: readonly number[], reason: string): void {
    this.failed = true;
    for (const matter of matters) this.settled.add(matter);
    this.sufficed = rule.suffices;
    this.trials.push({ rule: rule.id, outcome: 'broke', reason });
  }
}

function isValidOn({ valid_from, valid_to }: RuleProposal['rule'], day: string): boolean {
  return (valid_from === null || valid_from <= day) && (valid_to === null || day <= valid_to);
}
