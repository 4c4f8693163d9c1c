import type { Queryable } from '@oficialia/platform';

/** A department, in use or gone, as those who look after the directory see it. */
export interface DepartmentState {
  id: number;
  key: string;
  name: string;
  level: string;
  head_name: string | null;
  head_position: string | null;
  active: boolean;
  heir: string | null;
  /** 1 of one that never changed. */
  version: number;
  /** How it was called before, the last first. */
  earlier: { name: string; until: string }[];
}

/** The municipality's own departments and the other authorities: those in use first, by name. */
export function departmentStates(source: Queryable, key?: string): Promise<DepartmentState[]> {
  return source.query<DepartmentState>(
    `SELECT d.id, d.key, d.name, d.level, d.head_name, d.head_position, d.active, h.name AS heir,
       coalesce((SELECT max(version) FROM department_version v WHERE v.department_id = d.id), 1)::integer AS version,
       coalesce((SELECT jsonb_agg(jsonb_build_object('name', old.name, 'until', later.since) ORDER BY old.version DESC)
         FROM department_version old JOIN department_version later ON later.department_id = old.department_id
           AND later.version = old.version + 1
         WHERE old.department_id = d.id AND old.name <> later.name), '[]') AS earlier
     FROM department d LEFT JOIN department h ON h.id = d.heir_id WHERE $1::text IS NULL OR d.key = $1
     ORDER BY NOT d.active, d.level <> 'municipal', d.name`,
    [key ?? null],
  );
}
