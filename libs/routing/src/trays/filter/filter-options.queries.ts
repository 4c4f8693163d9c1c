import { listDepartments } from '@oficialia/directory';
import type { Actor, Option, Queryable } from '@oficialia/platform';
import { INSTRUCTION_OPTIONS } from '../../referral.instructions.js';
import type { FilterName, Holding, TrayFilter } from '../tray.js';

/** What may be chosen in each list of the filter. */
export type FilterOptions = Partial<Record<FilterName, Option[]>>;

interface Named {
  id: number;
  name: string;
}

/** The choices of a tray's filter for this person; a department needs no list of departments. */
export async function filterOptions(
  source: Queryable,
  actor: Actor,
  { filters }: Pick<Holding, 'filters'>,
  asked: TrayFilter,
): Promise<FilterOptions> {
  const [departments, people, topics] = await Promise.all([
    actor.departmentId === null ? listDepartments(source) : [],
    peopleOfOffice(source, actor, asked.persona),
    source.query<Named>('SELECT id, name FROM topic WHERE active ORDER BY name'),
  ]);
  return {
    ...(actor.departmentId === null && {
      dependencia: departments.map(({ key, name }) => ({ value: key, label: name })),
    }),
    persona: people.map(option),
    tema: topics.map(option),
    ...(filters.instruccion && {
      instruccion: INSTRUCTION_OPTIONS,
    }),
  };
}

/** Those of the own department; for who belongs to none, the others who belong to none, and whoever was asked for. */
function peopleOfOffice(source: Queryable, actor: Actor, asked?: string): Promise<Named[]> {
  return source.query<Named>(
    `SELECT id, name FROM person WHERE active AND role <> 'administrator'
       AND (department_id IS NOT DISTINCT FROM $1::int OR ($1::int IS NULL AND id = $2::int))
     ORDER BY name`,
    [actor.departmentId, asked ?? null],
  );
}

const option = ({ id, name }: Named): Option => ({ value: String(id), label: name });
