import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor, type Queryable } from '@oficialia/platform';
import { setImmediate as breathe } from 'node:timers/promises';
import { Learning } from '../../learning/learning.service.js';
import { TopicsInUse } from '../../matching/topics-in-use.js';
import { lockDraft, type Seen } from '../editing/lock-draft.js';
import { assess } from '../evaluating/assess.js';
import { compileRules, type CompiledRule } from '../evaluating/compile-rules.js';
import { newestFacts, type PetitionFacts } from '../evaluating/petition-facts.queries.js';
import { wordsOf } from '../evaluating/petition-words.js';
import { recogniseTopics, type KnownTopics } from '../evaluating/recognise-topics.js';
import { ruleSetNotFound } from '../rules.errors.js';
import { closedDepartments, publishedSet, rulesOf, ruleSetOfVersion } from '../rules.queries.js';
import { Comparison, movesOf } from './compare.js';
import type { Simulation } from './simulation.js';

const BATCH = 100;
/** The process serves others too: after so long it lets them have their turn. */
const BREATH_MS = 15;

/** What both versions are judged with. */
interface Bench {
  known: KnownTopics;
  closed: ReadonlySet<number>;
  before: CompiledRule[];
  after: CompiledRule[];
}

/** Replays a draft over the newest petitions beside the rules in force. Nothing but the draft's own result is written. */
@Injectable()
export class Simulations {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly topics: TopicsInUse,
    private readonly learning: Learning,
  ) {}

  /** Simulates over the last `count` petitions and keeps the result with the draft. Throws when the draft changed meanwhile. */
  async simulate(seen: Seen, count: number, actor: Actor): Promise<Simulation> {
    const draft = await ruleSetOfVersion(this.db, seen.version);
    if (!draft) throw ruleSetNotFound(seen.version);
    const result = await this.replay(draft.id, count);
    await this.db.transaction(async (tx) => {
      const { id } = await lockDraft(tx, seen);
      await tx.query(
        `UPDATE rule_set SET state = 'simulated', simulated_at = $2, simulated_by = $3, simulation = $4 WHERE id = $1`,
        [id, this.clock.now(), actor.id, JSON.stringify(result)],
      );
    });
    return result;
  }

  private async replay(draftId: number, count: number): Promise<Simulation> {
    const started = performance.now();
    const bench = await this.bench(draftId);
    const comparison = new Comparison();
    let breathed = performance.now();
    let before: number | null = null;
    for (let left = count; left > 0; left -= BATCH) {
      const facts: PetitionFacts[] = await newestFacts(this.db, { limit: Math.min(BATCH, left), before });
      const turned = await turnedTo(this.db, facts);
      for (const petition of facts) {
        judge(petition, bench, comparison, turned.get(petition.id) ?? []);
        if (performance.now() - breathed > BREATH_MS) {
          await breathe();
          breathed = performance.now();
        }
      }
      before = facts.at(-1)?.id ?? null;
      if (facts.length < BATCH) break;
    }
    return comparison.result(Math.round(performance.now() - started));
  }

  private async bench(draftId: number): Promise<Bench> {
    const published = await publishedSet(this.db);
    return {
      known: { catalogue: await this.topics.compiled(this.db), model: await this.learning.model() },
      closed: await closedDepartments(this.db),
      before: published ? compileRules(await rulesOf(this.db, published.id)) : [],
      after: compileRules(await rulesOf(this.db, draftId)),
    };
  }
}

function judge(facts: PetitionFacts, bench: Bench, comparison: Comparison, turned: number[]): void {
  const { likely, clear } = recogniseTopics(facts, bench.known);
  const best = likely[0] && { number: likely[0].number, department: likely[0].departmentId };
  const petition = { facts, topics: clear, words: wordsOf(facts.subject, facts.text) };
  const [before, after] = [bench.before, bench.after].map((rules) => assess(rules, petition, bench.closed));
  if (before && after) comparison.add(facts.id, movesOf(before, best), movesOf(after, best), after, turned);
}

/** The departments that the office turned these petitions to. */
async function turnedTo(source: Queryable, facts: PetitionFacts[]): Promise<Map<number, number[]>> {
  const rows = await source.query<{ petition_id: number; departments: number[] }>(
    `SELECT petition_id, array_agg(DISTINCT department_id) AS departments FROM referral
     WHERE petition_id = ANY ($1) GROUP BY petition_id`,
    [facts.map(({ id }) => id)],
  );
  return new Map(rows.map(({ petition_id, departments }) => [petition_id, departments]));
}
