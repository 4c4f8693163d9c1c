import type { Queryable } from '@oficialia/platform';

export interface DepartmentLine {
  id: number;
  key: string;
  name: string;
  level: 'municipal' | 'estatal' | 'federal' | 'autonomo';
}

/** The departments and authorities in use: municipal first, by name. */
export function listDepartments(source: Queryable): Promise<DepartmentLine[]> {
  return source.query<DepartmentLine>(
    `SELECT id, key, name, level FROM department WHERE active ORDER BY level <> 'municipal', level, name`,
  );
}
