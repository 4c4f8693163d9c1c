import { Injectable } from '@nestjs/common';
import { documentRead } from '@oficialia/documents';
import { Clock, Db, Handles, Jobs, Log, type Tx } from '@oficialia/platform';
import { petitionsRegistered } from '@oficialia/registry';
import { similarFolios } from '../learning/learning.queries.js';
import { Learning } from '../learning/learning.service.js';
import { TopicsInUse } from '../matching/topics-in-use.js';
import { assess, type Assessment } from '../rules/evaluating/assess.js';
import { factsOf } from '../rules/evaluating/petition-facts.queries.js';
import { wordsOf } from '../rules/evaluating/petition-words.js';
import { recogniseTopics, type LikelyTopic } from '../rules/evaluating/recognise-topics.js';
import { RulesInForce } from '../rules/evaluating/rules-in-force.js';
import { rulesPublished } from '../rules/rules.jobs.js';
import { closedDepartments } from '../rules/rules.queries.js';
import { reasonOf, type SuggestionReason } from './suggestion-reason.js';

/** Petitions that one job judges again after a publication. */
const BATCH = 200;

/** Proposes departments by the rules in force and by the topics of a petition; again whenever more is known of it. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly rulesInForce: RulesInForce,
    private readonly topics: TopicsInUse,
    private readonly learning: Learning,
  ) {}

  @Handles(petitionsRegistered)
  async onRegistered({ petitionIds }: { petitionIds: number[] }): Promise<void> {
    for (const petitionId of petitionIds) await this.renew(petitionId);
  }

  @Handles(documentRead)
  async onRead({ petitionId }: { petitionId: number }): Promise<void> {
    await this.renew(petitionId);
  }

  /** Judges again what waits to be turned, so that no proposal of an older version remains. */
  @Handles(rulesPublished)
  async onPublished({ ruleSetId, after }: { ruleSetId: number; after: number }): Promise<void> {
    const waiting = await this.db.query<{ id: number }>(
      `SELECT id FROM petition WHERE status = 'received' AND id > $1 ORDER BY id LIMIT ${BATCH}`,
      [after],
    );
    for (const { id } of waiting) await this.renew(id);
    const last = waiting.at(-1);
    if (!last || waiting.length < BATCH) return;
    await this.db.transaction((tx) => this.jobs.enqueue(tx, rulesPublished, { ruleSetId, after: last.id }));
  }

  /** Replaces what is proposed for a petition, and how it was judged. Idempotent. */
  async renew(petitionId: number): Promise<void> {
    const broken = await this.db.transaction(async (tx) => {
      // Two readings may end together: the lock puts one after the other, and each reads the rules that are in force then.
      const locked: object[] = await tx.query('SELECT 1 FROM petition WHERE id = $1 FOR NO KEY UPDATE', [petitionId]);
      const facts = locked[0] && (await factsOf(tx, petitionId));
      if (!facts) return [];
      const known = { catalogue: await this.topics.compiled(tx), model: await this.learning.model(tx) };
      const { likely, clear } = recogniseTopics(facts, known);
      const ruleSet = await this.rulesInForce.load(tx);
      const petition = { facts, topics: clear, words: wordsOf(facts.subject, facts.text) };
      const assessment = assess(ruleSet?.rules ?? [], petition, await closedDepartments(tx));
      await this.keepSuggestions(tx, petitionId, assessment, likely);
      if (ruleSet) await this.keepAssessment(tx, petitionId, ruleSet.id, assessment);
      return assessment.trials.filter(({ outcome }) => outcome === 'broke');
    });
    for (const { rule, reason } of broken) this.log.error({ event: 'rule.broke', rule, petition: petitionId, reason });
  }

  private async keepSuggestions(
    tx: Tx,
    petitionId: number,
    { proposals, settled }: Assessment,
    likely: LikelyTopic[],
  ): Promise<void> {
    const byRule = proposals.map(({ rule, topics, words }) => ({
      rule: rule.id,
      topic: topics[0]?.id ?? null,
      score: 1,
      reason: reasonOf([...words, ...topics.flatMap((topic) => topic.words)]),
    }));
    const unsettled = likely.filter(({ number }) => !settled.has(number));
    const byTopic = await Promise.all(
      unsettled.map(async (topic) => {
        return { rule: null, topic: topic.id, score: topic.score, reason: await this.reasonFor(tx, petitionId, topic) };
      }),
    );
    await tx.query('DELETE FROM suggestion WHERE petition_id = $1', [petitionId]);
    for (const [index, { rule, topic, score, reason }] of [...byRule, ...byTopic].entries()) {
      await tx.query(
        `INSERT INTO suggestion (petition_id, rank, rule_id, topic_id, score, reason, suggested_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [petitionId, index + 1, rule, topic, score, JSON.stringify(reason), this.clock.now()],
      );
    }
  }

  private async reasonFor(tx: Tx, petitionId: number, likely: LikelyTopic): Promise<SuggestionReason> {
    const { departmentId, words, learnedWords } = likely;
    const reason = reasonOf(words);
    if (learnedWords.length === 0) return reason;
    const features = learnedWords.map(({ word }) => word);
    const folios = await similarFolios(tx, { petitionId, departmentId, features });
    return { ...reason, learned: { words: learnedWords.map(({ written }) => written), folios } };
  }

  private async keepAssessment(tx: Tx, petitionId: number, ruleSetId: number, assessment: Assessment): Promise<void> {
    const { trials, failed } = assessment;
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO assessment (petition_id, rule_set_id, trials, failed, assessed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (petition_id) DO UPDATE SET rule_set_id = excluded.rule_set_id, trials = excluded.trials,
         failed = excluded.failed, assessed_at = excluded.assessed_at`,
      [petitionId, ruleSetId, JSON.stringify(trials), failed, now],
    );
    for (const { rule, reason } of trials.filter(({ outcome }) => outcome === 'broke')) {
      await tx.query(
        `INSERT INTO rule_failure AS f (rule_id, petition_id, reason, first_at, last_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (rule_id) DO UPDATE SET petition_id = excluded.petition_id, reason = excluded.reason,
           times = f.times + 1, last_at = excluded.last_at`,
        [rule, petitionId, reason, now],
      );
    }
  }
}
