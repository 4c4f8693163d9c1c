import type { Queryable } from '@oficialia/platform';
import type { Instruction } from '../referral.instructions.js';
import type { Trial } from '../rules/evaluating/assess.js';
import type { SuggestionReason } from './suggestion-reason.js';

/** A department that a rule or a topic proposes; what the rule leaves open is the topic's. */
export interface SuggestionRow {
  rank: number;
  topic_id: number | null;
  topic: string | null;
  rule_id: number | null;
  rule: string | null;
  /** Of the rules that the rule belongs to. */
  version: number | null;
  department_id: number;
  department_key: string;
  department: string;
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo';
  score: number;
  reason: SuggestionReason;
  /** What the rule asks of the department; a topic leaves it open. */
  instruction: Instruction | null;
  requires_reply: boolean;
  urgent: boolean;
  term_days: number | null;
  /** The article; `legal_text` is what it says. */
  legal_basis: string | null;
  legal_text: string | null;
  note: string | null;
  /** Who usually gets a copy. */
  copies: string[];
}

/** What is proposed for a petition, best first. Empty when nothing known was found in it. */
export function suggestionsOf(source: Queryable, petitionId: number): Promise<SuggestionRow[]> {
  return source.query<SuggestionRow>(
    `SELECT s.rank, s.topic_id, t.name AS topic, s.rule_id, r.name AS rule, v.version,
       d.id AS department_id, d.key AS department_key, d.name AS department, d.level, s.score, s.reason, r.instruction,
       coalesce(t.requires_reply, true) AS requires_reply,
       coalesce(r.priority = 'urgent', t.urgent, false) AS urgent, coalesce(r.term_days, t.term_days) AS term_days,
       coalesce(r.legal_article, t.legal_basis) AS legal_basis, r.legal_text, t.note,
       CASE WHEN r.id IS NOT NULL THEN r.copies
         ELSE ARRAY(SELECT c.name FROM department c WHERE c.key = ANY (t.copies) ORDER BY c.name) END AS copies
     FROM suggestion s LEFT JOIN topic t ON t.id = s.topic_id LEFT JOIN competence_rule r ON r.id = s.rule_id
     LEFT JOIN rule_set v ON v.id = r.rule_set_id JOIN department d ON d.id = coalesce(r.department_id, t.department_id)
     WHERE s.petition_id = $1 ORDER BY s.rank`,
    [petitionId],
  );
}

export interface AssessmentRow {
  rule_set_id: number;
  version: number;
  trials: Trial[];
  failed: boolean;
  assessed_at: Date;
}

/** How the rules judged the petition; undefined before there were any. */
export async function assessmentOf(source: Queryable, petitionId: number): Promise<AssessmentRow | undefined> {
  const rows = await source.query<AssessmentRow>(
    `SELECT a.rule_set_id, v.version, a.trials, a.failed, a.assessed_at
     FROM assessment a JOIN rule_set v ON v.id = a.rule_set_id WHERE a.petition_id = $1`,
    [petitionId],
  );
  return rows[0];
}
