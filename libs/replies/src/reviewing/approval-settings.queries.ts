import type { Queryable } from '@oficialia/platform';

/** Whether a department's replies wait for its chief, and who that is. */
export interface ApprovalSetting {
  key: string;
  name: string;
  needed: boolean;
  /** Names of its chiefs with an account in use. */
  chiefs: string[];
}

const SETTING = `SELECT d.key, d.name, d.replies_need_approval AS needed,
    coalesce((SELECT array_agg(p.name ORDER BY p.name) FROM person p
      WHERE p.department_id = d.id AND p.chief AND p.active), '{}') AS chiefs
  FROM department d`;

/** Municipal departments in use, by name. */
export function approvalSettings(source: Queryable): Promise<ApprovalSetting[]> {
  return source.query(`${SETTING} WHERE d.active AND d.level = 'municipal' ORDER BY d.name`);
}

export async function approvalOf(source: Queryable, departmentId: number): Promise<ApprovalSetting | undefined> {
  return (await source.query<ApprovalSetting>(`${SETTING} WHERE d.id = $1`, [departmentId]))[0];
}

export async function approvalByKey(
  source: Queryable,
  key: string,
): Promise<(ApprovalSetting & { id: number }) | undefined> {
  const rows = await source.query<ApprovalSetting & { id: number }>(
    `SELECT d.id, s.* FROM department d JOIN (${SETTING}) s ON s.key = d.key WHERE d.key = $1`,
    [key],
  );
  return rows[0];
}
