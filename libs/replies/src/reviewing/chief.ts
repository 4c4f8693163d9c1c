import type { Actor, Queryable } from '@oficialia/platform';

/** Whether this person decides for the own department: its chief. Who stands in for an absent chief is added here. */
export async function decidesForDepartment(source: Queryable, actor: Actor): Promise<boolean> {
  if (actor.departmentId === null) return false;
  const rows = await source.query<{ chief: boolean }>(
    'SELECT chief FROM person WHERE id = $1 AND department_id = $2 AND active',
    [actor.id, actor.departmentId],
  );
  return rows[0]?.chief === true;
}
