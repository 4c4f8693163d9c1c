import { Injectable } from '@nestjs/common';
import { documentRead } from '@oficialia/documents';
import { Clock, Db, Handles, type Queryable, type Tx } from '@oficialia/platform';
import { petitionsRegistered } from '@oficialia/registry';
import { petitionTexts, similarFolios } from '../learning/learning.queries.js';
import { Learning } from '../learning/learning.service.js';
import { proposeTopics, type Proposal } from '../learning/propose-topics.js';
import { TopicsInUse } from '../matching/topics-in-use.js';
import { reasonOf, type SuggestionReason } from './suggestion-reason.js';

const MOST_SUGGESTIONS = 3;

/** Proposes departments by the topics that a petition speaks of; again whenever more of it has been read. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
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

  /** Replaces the three best suggestions of a petition; none when the best is not likely enough. Idempotent. */
  async renew(petitionId: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      // Two readings may end together: the lock puts one after the other.
      const locked: object[] = await tx.query('SELECT 1 FROM petition WHERE id = $1 FOR NO KEY UPDATE', [petitionId]);
      const [petition] = locked[0] ? await petitionTexts(tx, [petitionId]) : [];
      if (!petition) return;
      const proposals = proposeTopics(petition, await this.topics.compiled(tx), await this.learning.model(tx));
      const kept = proposals[0]?.proposed ? proposals.slice(0, MOST_SUGGESTIONS) : [];
      await tx.query('DELETE FROM suggestion WHERE petition_id = $1', [petitionId]);
      for (const [index, proposal] of kept.entries()) {
        const reason = await this.reasonFor(tx, petitionId, proposal);
        await tx.query(
          'INSERT INTO suggestion (petition_id, rank, topic_id, score, reason, suggested_at) VALUES ($1, $2, $3, $4, $5, $6)',
          [petitionId, index + 1, proposal.topic.id, proposal.probability, JSON.stringify(reason), this.clock.now()],
        );
      }
    });
  }

  private async reasonFor(tx: Tx, petitionId: number, proposal: Proposal): Promise<SuggestionReason> {
    const { departmentId, words, learnedWords } = proposal;
    const reason = reasonOf(words);
    if (learnedWords.length === 0) return reason;
    const features = learnedWords.map(({ word }) => word);
    const folios = await similarFolios(tx, { petitionId, departmentId, features });
    return { ...reason, learned: { words: learnedWords.map(({ written }) => written), folios } };
  }
}

export interface SuggestionRow {
  rank: number;
  topic_id: number;
  topic: string;
  department_id: number;
  department_key: string;
  department: string;
  /** How likely it is right, 0 to 1. */
  score: number;
  reason: SuggestionReason;
  requires_reply: boolean;
  urgent: boolean;
  term_days: number;
  legal_basis: string | null;
  note: string | null;
  /** Names of the departments that usually get a copy. */
  copies: string[];
}

/** What is proposed for a petition, best first. Empty when nothing known was found in it. */
export function suggestionsOf(source: Queryable, petitionId: number): Promise<SuggestionRow[]> {
  return source.query<SuggestionRow>(
    `SELECT s.rank, s.topic_id, t.name AS topic, d.id AS department_id, d.key AS department_key, d.name AS department,
       s.score, s.reason, t.requires_reply, t.urgent, t.term_days, t.legal_basis, t.note,
       ARRAY(SELECT c.name FROM department c WHERE c.key = ANY (t.copies) ORDER BY c.name) AS copies
     FROM suggestion s JOIN topic t ON t.id = s.topic_id JOIN department d ON d.id = t.department_id
     WHERE s.petition_id = $1 ORDER BY s.rank`,
    [petitionId],
  );
}
