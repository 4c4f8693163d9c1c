import type { Actor, Queryable } from '@oficialia/platform';
import type { OficioContent } from '../referring/oficio-content.js';
import { oficioNotFound } from '../routing.errors.js';
import type { OficioKind } from './templates/wording.js';

/** An issued oficio with what became of it. */
export interface OficioRow {
  id: number;
  kind: OficioKind;
  label: string;
  folio: string;
  subject: string;
  issued_at: Date;
  issued_by: string;
  department_key: string;
  department: string;
  content: OficioContent;
  /** Null of a remission, like the next. */
  referral_id: number | null;
  referral_status: string | null;
  acknowledged_at: Date | null;
  cancelled_at: Date | null;
  cancelled_by: string | null;
  cancel_reason: string | null;
  /** Of its last printing in a batch. */
  printed_at: Date | null;
  printed_by: string | null;
}

/** Oficios `o` with all that {@link OficioRow} holds; conditions may also name `s`, the series, and `p`, the petition. */
export const OFICIO = `SELECT o.id, CASE WHEN r.id IS NULL THEN 'remission' ELSE 'referral' END AS kind, o.label, p.folio, p.subject,
    o.issued_at, who.name AS issued_by, d.key AS department_key, d.name AS department, o.content, r.id AS referral_id,
    r.status AS referral_status, a.acknowledged_at, c.cancelled_at, cc.name AS cancelled_by, c.reason AS cancel_reason,
    print.printed_at, print.printed_by
  FROM oficio o JOIN oficio_series s ON s.id = o.series_id JOIN petition p ON p.id = o.petition_id
  JOIN person who ON who.id = o.issued_by
  LEFT JOIN referral r ON r.oficio_id = o.id LEFT JOIN remission m ON m.oficio_id = o.id
  JOIN department d ON d.id = coalesce(r.department_id, m.department_id)
  LEFT JOIN acknowledgement a ON a.referral_id = r.id AND a.undone_at IS NULL
  LEFT JOIN oficio_cancellation c ON c.oficio_id = o.id LEFT JOIN person cc ON cc.id = c.cancelled_by
  LEFT JOIN LATERAL (SELECT n.printed_at, pp.name AS printed_by FROM oficio_printed e
    JOIN oficio_printing n ON n.id = e.printing_id JOIN person pp ON pp.id = n.printed_by
    WHERE e.oficio_id = o.id ORDER BY n.id DESC LIMIT 1) print ON true`;

/** Keeps a department to the oficios that were sent to it; `parameter` is the number of the one that holds `actor.departmentId`. */
export const sentTo = (parameter: number) => `($${parameter}::int IS NULL OR r.department_id = $${parameter}::int)`;

/** An oficio of a petition by its number with dashes, `SP-0001-2026`. Throws `oficio.not-found`. */
export async function findOficio(source: Queryable, folio: string, number: string, actor: Actor): Promise<OficioRow> {
  const rows = await source.query<OficioRow>(
    `${OFICIO} WHERE p.folio = $1 AND replace(o.label, '/', '-') = $2 AND ${sentTo(3)}`,
    [folio, number, actor.departmentId],
  );
  if (!rows[0]) throw oficioNotFound(number);
  return rows[0];
}
