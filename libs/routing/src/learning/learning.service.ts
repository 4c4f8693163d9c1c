import { Injectable } from '@nestjs/common';
import { Clock, Db, Handles, Log, type Queryable } from '@oficialia/platform';
import { TopicsInUse } from '../matching/topics-in-use.js';
import { matchTopics } from '../topic-matching.js';
import type { Example } from './classifier.js';
import { featuresOf } from './features.js';
import { firstDayModel, writtenExamples } from './first-day.js';
import { learnRouting } from './learning.jobs.js';
import {
  confirmationsToLearn,
  departmentIds,
  keepExample,
  modelOf,
  newestExamples,
  newestModelVersion,
  petitionTexts,
  type ExampleRow,
} from './learning.queries.js';
import { likelyByWords, type LearnedModel } from './propose-topics.js';
import { train, type ConfirmedExample } from './train.js';

/** Petitions of one transaction. */
const BATCH = 200;
/** Fewer teach nothing that the catalogue does not know. */
const LEAST_EXAMPLES = 40;
const MOST_EXAMPLES = 20_000;
/** Of these the catalogue is asked too, to learn which of both is right more often. */
const MOST_JUDGED = 1000;
const KEPT_MODELS = 10;

/** Learns from what the office turns, and knows what was learned last. */
@Injectable()
export class Learning {
  private latest: LearnedModel | undefined;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly topics: TopicsInUse,
  ) {}

  /** What is known today: the newest training, or what was written for the catalogue when there is none yet. */
  async model(source: Queryable = this.db): Promise<LearnedModel | undefined> {
    const version = (await newestModelVersion(source)) ?? 0;
    if (this.latest?.version === version) return this.latest;
    this.latest = version > 0 ? await modelOf(source, version) : firstDayModel(await this.written(source));
    return this.latest;
  }

  /** Takes in what was turned since the last time and, when there is something new, trains a new version. Idempotent. */
  @Handles(learnRouting)
  async learn(): Promise<void> {
    let taken = 0;
    for (let more = BATCH; more === BATCH; taken += more) more = await this.takeIn();
    if (taken === 0) return;
    const examples = await newestExamples(this.db, MOST_EXAMPLES);
    if (examples.length < LEAST_EXAMPLES) return;
    const training = train([...(await this.written(this.db)), ...(await this.withTheCatalogue(examples))]);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO learned_model (trained_at, examples, share, accuracy, accuracy_by_words, calibration, counts)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          this.clock.now(),
          examples.length,
          training.share,
          training.accuracy,
          training.accuracyByWords,
          JSON.stringify(training.calibration),
          JSON.stringify(training.counts),
        ],
      );
      await tx.query(
        'DELETE FROM learned_model WHERE version <= (SELECT max(version) FROM learned_model) - $1::integer',
        [KEPT_MODELS],
      );
    });
    const { share, accuracy, accuracyByWords } = training;
    this.log.info({ event: 'routing.learned', examples: examples.length, share, accuracy, accuracyByWords });
  }

  /** One batch; how many it took. */
  private takeIn(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const confirmations = await confirmationsToLearn(tx, BATCH);
      const texts = await petitionTexts(
        tx,
        confirmations.map(({ petition_id }) => petition_id),
      );
      const byId = new Map(texts.map((petition) => [petition.id, petition]));
      for (const confirmation of confirmations) {
        const petition = byId.get(confirmation.petition_id);
        const features = petition ? [...featuresOf(petition.subject, petition.text).keys()] : [];
        await keepExample(tx, confirmation, features, this.clock.now());
      }
      return confirmations.length;
    });
  }

  private async written(source: Queryable): Promise<Example[]> {
    const ids = await departmentIds(source);
    return writtenExamples((key) => ids.get(key));
  }

  private async withTheCatalogue(examples: readonly ExampleRow[]): Promise<ConfirmedExample[]> {
    const catalogue = await this.topics.compiled(this.db);
    const judged = examples.slice(0, MOST_JUDGED).map(({ petition_id }) => petition_id);
    const byWords = new Map<number, ReadonlyMap<number, number>>();
    for (let from = 0; from < judged.length; from += BATCH) {
      for (const { id, subject, text } of await petitionTexts(this.db, judged.slice(from, from + BATCH))) {
        byWords.set(id, likelyByWords(matchTopics(subject, text, catalogue)));
      }
    }
    return examples.map(({ petition_id, departments, features }) => ({
      departments,
      features,
      byWords: byWords.get(petition_id),
    }));
  }
}
