import type { Queryable } from '@oficialia/platform';
import type { SuggestionReason } from '../suggestions/suggestion-reason.js';
import { URGENT_TO_REFER } from '../trays/holdings.js';
import { FORM_ROWS } from './refer.form.js';

/** A petition that waits to be turned, with the best suggestion. */
export interface ToReferRow {
  id: number;
  folio: string;
  received_at: Date;
  sender_name: string;
  sender_institution: string | null;
  subject: string;
  kind: string;
  urgent: boolean;
  /** Documents that are still being read. */
  unread: number;
  department: string | null;
  /** The other departments to which rules propose to turn it as well. */
  others: string[];
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo' | null;
  topic: string | null;
  rule: string | null;
  version: number | null;
  reason: SuggestionReason | null;
  /** Whether it was judged by the rules in force at all: the worker comes to it in a moment. */
  judged: boolean;
  /** Why a rule broke on it, if one did: then a person decides. */
  broke: string | null;
}

/** Petitions of the tray by their ids, in any order; the caller has found them in sight of its actor. */
export function petitionsToRefer(source: Queryable, ids: readonly number[]): Promise<ToReferRow[]> {
  return source.query<ToReferRow>(
    `SELECT p.id, p.folio, p.received_at, p.sender_name, p.sender_institution, p.subject, kind.name AS kind,
       ${URGENT_TO_REFER} AS urgent, d.name AS department, d.level, t.name AS topic, rule.name AS rule, v.version, s.reason,
       ARRAY(SELECT o.name FROM suggestion x JOIN competence_rule c ON c.id = x.rule_id JOIN department o ON o.id = c.department_id
         WHERE x.petition_id = p.id AND o.id <> d.id GROUP BY o.id ORDER BY min(x.rank) LIMIT ${FORM_ROWS - 1}) AS others,
       a.petition_id IS NOT NULL AS judged,
       CASE WHEN a.failed THEN jsonb_path_query_first(a.trials, '$[*] ? (@.outcome == "broke").reason') #>> '{}' END AS broke,
       (SELECT count(*)::integer FROM document x WHERE x.petition_id = p.id AND x.status IN ('waiting', 'reading')) AS unread
     FROM petition p JOIN document_kind kind ON kind.key = p.document_kind LEFT JOIN waiting_suggestion ruled ON ruled.petition_id = p.id
     LEFT JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1 LEFT JOIN topic t ON t.id = s.topic_id
     LEFT JOIN competence_rule rule ON rule.id = s.rule_id LEFT JOIN rule_set v ON v.id = rule.rule_set_id
     LEFT JOIN department d ON d.id = coalesce(rule.department_id, t.department_id) LEFT JOIN assessment a ON a.petition_id = p.id
     WHERE p.id = ANY ($1)`,
    [ids],
  );
}

/** A page that has been prepared for showing. */
export interface SourcePage {
  document_id: number;
  document: string;
  number: number;
  status: 'read' | 'unreadable';
  width: number | null;
  height: number | null;
}

const MOST_PAGES = 60;

/** The pages beside which the form stands: the petition's first, then its annexes; sixty at most. */
export function sourcePages(source: Queryable, petitionId: number): Promise<SourcePage[]> {
  return source.query<SourcePage>(
    `SELECT g.document_id, d.name AS document, g.number, g.status, g.width, g.height
     FROM document d JOIN page g ON g.document_id = d.id
     WHERE d.petition_id = $1 AND d.purpose IN ('petition', 'annex') ORDER BY d.purpose DESC, d.id, g.number LIMIT ${MOST_PAGES}`,
    [petitionId],
  );
}
