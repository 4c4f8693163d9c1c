import type { Queryable } from '@oficialia/platform';
import type { Instruction } from '../referral.instructions.js';

/** A referral that is still open with a department that is no more. */
export interface OrphanRow {
  id: number;
  folio: string;
  subject: string;
  oficio: string;
  instruction: Instruction;
  department_key: string;
  department: string;
  heir_key: string | null;
  heir: string | null;
}

/** What a department that is gone still has to acknowledge or to answer, or gave back; the index is by department. */
const ORPHAN = `FROM department d JOIN referral r ON r.department_id = d.id AND r.status IN ('issued', 'acknowledged')
  JOIN petition p ON p.id = r.petition_id AND p.status NOT IN ('annulled', 'withdrawn', 'remitted', 'not_filed', 'closed')
  WHERE NOT d.active`;

/** The open referrals of departments that are gone, of one of them when its key is given; the oldest first. */
export function orphans(source: Queryable, key?: string, limit = 500): Promise<OrphanRow[]> {
  return source.query<OrphanRow>(
    `SELECT r.id, p.folio, p.subject, o.label AS oficio, r.instruction, d.key AS department_key, d.name AS department,
       h.key AS heir_key, h.name AS heir
     FROM (SELECT d.*, r.id AS referral_id ${ORPHAN}) d JOIN referral r ON r.id = d.referral_id
     JOIN petition p ON p.id = r.petition_id JOIN oficio o ON o.id = r.oficio_id
     LEFT JOIN department h ON h.id = d.heir_id AND h.active
     WHERE $1::text IS NULL OR d.key = $1 ORDER BY d.name, r.id LIMIT $2`,
    [key ?? null, limit],
  );
}

export async function countOrphans(source: Queryable): Promise<number> {
  const rows = await source.query<{ total: number }>(`SELECT count(*)::integer AS total ${ORPHAN}`);
  return rows[0]?.total ?? 0;
}
