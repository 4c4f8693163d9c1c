import type { Actor, Queryable } from '@oficialia/platform';
import type { IsoDay } from '../calendar/business-days.js';

/** An absence with the names that a list shows. */
export interface AbsenceRow {
  id: number;
  person_id: number;
  person: string;
  department: string | null;
  substitute: string;
  first_day: IsoDay;
  last_day: IsoDay;
  basis: string | null;
  set_by: string;
  ended_at: Date | null;
}

/** Supervision and audit see everybody; others those of their own department, or of the office. */
const WITHIN = `($1::boolean OR p.department_id IS NOT DISTINCT FROM $2::int)`;
const within = (actor: Actor) => [['supervisor', 'auditor'].includes(actor.role), actor.departmentId];

/** Absences that the actor may see, those that end last first. */
export function listAbsences(source: Queryable, actor: Actor, limit = 100): Promise<AbsenceRow[]> {
  return source.query<AbsenceRow>(
    `SELECT a.id, a.person_id, p.name AS person, d.name AS department, s.name AS substitute, a.first_day, a.last_day,
       a.basis, w.name AS set_by, a.ended_at
     FROM absence a JOIN person p ON p.id = a.person_id JOIN person s ON s.id = a.substitute_id
     JOIN person w ON w.id = a.set_by LEFT JOIN department d ON d.id = p.department_id
     WHERE ${WITHIN} ORDER BY a.ended_at IS NOT NULL, a.last_day DESC, a.id DESC LIMIT $3`,
    [...within(actor), limit],
  );
}

/** Who stands in for whom on a day, those who come back first first. */
export function absencesOn(
  source: Queryable,
  day: IsoDay,
): Promise<Pick<AbsenceRow, 'id' | 'person' | 'department' | 'substitute' | 'first_day' | 'last_day'>[]> {
  return source.query(
    `SELECT a.id, p.name AS person, d.name AS department, s.name AS substitute, a.first_day, a.last_day
     FROM absence a JOIN person p ON p.id = a.person_id JOIN person s ON s.id = a.substitute_id
     LEFT JOIN department d ON d.id = p.department_id
     WHERE a.ended_at IS NULL AND $1::date BETWEEN a.first_day AND a.last_day ORDER BY a.last_day, p.name`,
    [day],
  );
}

/** Somebody who may be away or stand in. */
export interface Colleague {
  id: number;
  username: string;
  name: string;
  position: string | null;
  role: string;
  department_id: number | null;
  department: string | null;
}

/** The people with an account whom the actor may see, by name; administrators and auditors take part in no petition. */
export function colleagues(source: Queryable, actor: Actor): Promise<Colleague[]> {
  return source.query<Colleague>(
    `SELECT p.id, p.username, p.name, p.position, p.role, p.department_id, d.name AS department
     FROM person p LEFT JOIN department d ON d.id = p.department_id
     WHERE p.active AND p.role NOT IN ('administrator', 'auditor') AND ${WITHIN} ORDER BY p.name`,
    within(actor),
  );
}

/** Who acts for a person on a day: the person, or the substitute while away; undefined when neither has an account. */
export async function actingFor(source: Queryable, personId: number, day: IsoDay): Promise<number | undefined> {
  const rows = await source.query<{ acting_id: number }>(
    'SELECT acting_id FROM acting_people($2) WHERE person_id = $1',
    [personId, day],
  );
  return rows[0]?.acting_id;
}

/** Somebody who decides in a department on a day. */
export interface ActingChief {
  person_id: number;
  name: string;
  /** The chief who is away, when a substitute acts. */
  in_place_of: number | null;
  in_place_of_name: string | null;
}

/** Who decides in a department on a day: its chiefs, or the substitutes of those who are away. */
export function actingChiefs(source: Queryable, departmentId: number, day: IsoDay): Promise<ActingChief[]> {
  return source.query<ActingChief>(
    `SELECT s.id AS person_id, s.name, nullif(c.id, s.id) AS in_place_of,
       CASE WHEN c.id <> s.id THEN c.name END AS in_place_of_name
     FROM acting_people($2) a JOIN person c ON c.id = a.person_id JOIN person s ON s.id = a.acting_id
     WHERE c.chief AND c.department_id = $1 ORDER BY c.id`,
    [departmentId, day],
  );
}

/**
 * How the actor decides in the own department on a day: as its chief or in place of one; undefined when the actor may
 * not. Spread {@link standingIn} of it into the data of the act's ledger entry.
 */
export async function chiefhoodOf(source: Queryable, actor: Actor, day: IsoDay): Promise<ActingChief | undefined> {
  if (actor.departmentId === null) return undefined;
  const mine = (await actingChiefs(source, actor.departmentId, day)).filter(({ person_id }) => person_id === actor.id);
  return mine.find(({ in_place_of }) => in_place_of === null) ?? mine[0];
}

/** For the ledger: in whose place the act was done, which the history shows as «en suplencia de». */
export function standingIn(chief: ActingChief | undefined): { inPlaceOf?: number } {
  return chief?.in_place_of ? { inPlaceOf: chief.in_place_of } : {};
}
