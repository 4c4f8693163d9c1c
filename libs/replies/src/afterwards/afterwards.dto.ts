import { Day, Flag, Text } from '@oficialia/platform';
import type { ReopeningRow } from './afterwards.queries.js';

/** What the office decides of a request to open a matter again; the petitioner reads the reason. */
export class ReopeningDecision {
  @Flag('Aceptada') accepted: boolean;
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

export class SatisfactionQuery {
  @Day('Desde', { optional: true }) since?: string;
}

/** A request of the petitioner to open the matter again. */
export class ReopeningView {
  folio: string;
  reason: string;
  askedAt: Date;
  accepted: boolean | null;
  decision: string | null;
  decidedBy: string | null;
}

/** What petitioners said of the answers that were notified in a period. */
export class SatisfactionView {
  solved: number;
  partly: number;
  no: number;
  /** Answers that were notified; those that nobody spoke of included. */
  notified: number;
}

export function reopeningView(row: ReopeningRow): ReopeningView {
  return {
    folio: row.folio,
    reason: row.reason,
    askedAt: row.asked_at,
    accepted: row.accepted,
    decision: row.decision,
    decidedBy: row.decided_by,
  };
}
