import type { Actor, Queryable } from '@oficialia/platform';
import { inSight } from '@oficialia/registry';
import type { SuggestionReason } from '../suggestions/suggestion-reason.js';

/** A petition that waits to be turned, with the best suggestion. */
export interface ToReferRow {
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
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo' | null;
  topic: string | null;
  rule: string | null;
  version: number | null;
  reason: SuggestionReason | null;
  /** Why a rule broke on it, if one did: then a person decides. */
  broke: string | null;
}

const WAITING = `FROM petition p JOIN document_kind kind ON kind.key = p.document_kind WHERE p.status = 'received'`;
/** As registered, unless the rule that decides says otherwise; some kinds of document always are. */
const URGENT = `(kind.urgent OR 'urgent' = coalesce((SELECT r.priority FROM suggestion s JOIN competence_rule r ON r.id = s.rule_id
  WHERE s.petition_id = p.id AND s.rank = 1), p.priority))`;

/** One page of the tray: urgent first, then the oldest. */
export function listToRefer(
  source: Queryable,
  actor: Actor,
  page: { limit: number; offset: number },
): Promise<ToReferRow[]> {
  return source.query<ToReferRow>(
    `SELECT w.*, d.name AS department, d.level, t.name AS topic, r.name AS rule, v.version, s.reason,
       CASE WHEN a.failed THEN jsonb_path_query_first(a.trials, '$[*] ? (@.outcome == "broke").reason') #>> '{}' END AS broke,
       (SELECT count(*)::integer FROM document x WHERE x.petition_id = w.id AND x.status IN ('waiting', 'reading')) AS unread
     FROM (SELECT p.id, p.folio, p.received_at, p.sender_name, p.sender_institution, p.subject, kind.name AS kind, ${URGENT} AS urgent
       ${WAITING} AND ${inSight(1)} ORDER BY ${URGENT} DESC, p.received_at, p.id LIMIT $2 OFFSET $3) w
     LEFT JOIN suggestion s ON s.petition_id = w.id AND s.rank = 1 LEFT JOIN topic t ON t.id = s.topic_id
     LEFT JOIN competence_rule r ON r.id = s.rule_id LEFT JOIN rule_set v ON v.id = r.rule_set_id
     LEFT JOIN department d ON d.id = coalesce(r.department_id, t.department_id) LEFT JOIN assessment a ON a.petition_id = w.id
     ORDER BY w.urgent DESC, w.received_at, w.id`,
    [actor.departmentId, page.limit, page.offset],
  );
}

export async function countToRefer(source: Queryable, actor: Actor): Promise<{ total: number; urgent: number }> {
  const rows = await source.query<{ total: number; urgent: number }>(
    `SELECT count(*)::integer AS total, (count(*) FILTER (WHERE ${URGENT}))::integer AS urgent ${WAITING} AND ${inSight(1)}`,
    [actor.departmentId],
  );
  return rows[0] as { total: number; urgent: number };
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
