import { departmentNotFound } from '@oficialia/directory';
import type { Queryable } from '@oficialia/platform';

export interface DepartmentRow {
  id: number;
  key: string;
  name: string;
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo';
  head_name: string | null;
  head_position: string | null;
}

/** The department with that key, if a petition may be turned to it. Throws `department.not-found`. */
export async function departmentInUse(source: Queryable, key: string): Promise<DepartmentRow> {
  const found = (await departmentsInUse(source)).find((department) => department.key === key);
  if (!found) throw departmentNotFound(key);
  return found;
}

/** The departments that a petition may be turned to, the municipality's own first. */
export function departmentsInUse(source: Queryable): Promise<DepartmentRow[]> {
  return source.query<DepartmentRow>(
    `SELECT id, key, name, level, head_name, head_position FROM department WHERE active
     ORDER BY array_position(ARRAY['municipal', 'estatal', 'federal', 'autonomo'], level), name`,
  );
}
