import { Injectable } from '@nestjs/common';
import { documentRead } from '@oficialia/documents';
import { Clock, Db, Handles, type Queryable } from '@oficialia/platform';
import { petitionsRegistered } from '@oficialia/registry';
import { matchTopics, type TopicWords } from '../topic-matching.js';
import { reasonOf, type SuggestionReason } from './suggestion-reason.js';

const MOST_SUGGESTIONS = 3;
/** Characters that are matched: some eighty pages; what a petition asks stands long before. */
const LONGEST_TEXT = 200_000;

interface TopicRow extends TopicWords {
  id: number;
}

/** Proposes departments by the topics that a petition speaks of; again whenever more of it has been read. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Handles(petitionsRegistered)
  async onRegistered({ petitionIds }: { petitionIds: number[] }): Promise<void> {
    for (const petitionId of petitionIds) await this.renew(petitionId);
  }

  @Handles(documentRead)
  async onRead({ petitionId }: { petitionId: number }): Promise<void> {
    await this.renew(petitionId);
  }

  /** Replaces the three best suggestions of a petition. Idempotent. */
  async renew(petitionId: number): Promise<void> {
    await this.db.transaction(async (tx) => {
      // Two readings may end together: the lock puts one after the other.
      const locked: { subject: string }[] = await tx.query(
        'SELECT subject FROM petition WHERE id = $1 FOR NO KEY UPDATE',
        [petitionId],
      );
      if (!locked[0]) return;
      const topics: TopicRow[] = await tx.query('SELECT id, number, words FROM topic WHERE active ORDER BY number');
      const matches = matchTopics(locked[0].subject, await readText(tx, petitionId), topics).slice(0, MOST_SUGGESTIONS);
      await tx.query('DELETE FROM suggestion WHERE petition_id = $1', [petitionId]);
      for (const [index, { topic, score, reasons }] of matches.entries()) {
        await tx.query(
          'INSERT INTO suggestion (petition_id, rank, topic_id, score, reason, suggested_at) VALUES ($1, $2, $3, $4, $5, $6)',
          [petitionId, index + 1, topic.id, score, JSON.stringify(reasonOf(reasons)), this.clock.now()],
        );
      }
    });
  }
}

async function readText(source: Queryable, petitionId: number): Promise<string> {
  const rows = await source.query<{ text: string }>(
    `SELECT left(coalesce(string_agg(g.text, E'\\n' ORDER BY d.id, g.number), ''), ${LONGEST_TEXT}) AS text
     FROM document d JOIN page_text g ON g.document_id = d.id WHERE d.petition_id = $1 AND d.purpose IN ('petition', 'annex')`,
    [petitionId],
  );
  return rows[0]?.text ?? '';
}

export interface SuggestionRow {
  rank: number;
  topic_id: number;
  topic: string;
  department_id: number;
  department_key: string;
  department: string;
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
