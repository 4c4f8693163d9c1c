import type { Queryable } from '@oficialia/platform';
import { REFERRAL_HOLDINGS } from './holdings.js';
import { referralTray } from './referral-trays.js';
import { trayAddress, type Days, type TrayFilter } from './tray.js';

/** The lists that a load of work is told by; each number is what its list of `/turnos` holds. */
export const LOAD_LISTS = {
  pending: 'pendientes',
  due_soon: 'por-vencer',
  overdue: 'vencidos',
  returned: 'devueltos',
} as const satisfies Partial<Record<keyof typeof REFERRAL_HOLDINGS, string>>;

export type Load = Record<keyof typeof LOAD_LISTS, number>;

export interface DepartmentLoad extends Load {
  key: string;
  name: string;
}

export interface PersonLoad extends Load {
  id: number;
  name: string;
  role: string;
  department: string | null;
}

const LISTS = Object.keys(LOAD_LISTS) as (keyof Load)[];
const AS_PARAMETERS: Days = { today: '$1::date', soon: '$2::date' };
const COUNTS = LISTS.map(
  (list) => `count(*) FILTER (WHERE ${REFERRAL_HOLDINGS[list].where(AS_PARAMETERS)})::int AS ${list}`,
).join(', ');

/** What lies with each department that has something, the most overdue first. */
export function loadByDepartment(source: Queryable, { today, soon }: Days): Promise<DepartmentLoad[]> {
  return source.query<DepartmentLoad>(
    `SELECT d.key, d.name, ${COUNTS} FROM waiting_referral w JOIN department d ON d.id = w.department_id
     GROUP BY d.id ORDER BY overdue DESC, pending DESC, d.name`,
    [today, soon],
  );
}

/** What each person follows who may: turned it, or acknowledged it, as the filter `persona` of the lists has it. */
export function loadByPerson(source: Queryable, { today, soon }: Days): Promise<PersonLoad[]> {
  return source.query<PersonLoad>(
    `SELECT p.id, p.name, p.role, d.name AS department, ${COUNTS} FROM person p LEFT JOIN department d ON d.id = p.department_id
     LEFT JOIN waiting_referral w ON w.referred_by = p.id OR w.acknowledged_by = p.id
     WHERE p.active AND p.role NOT IN ('administrator', 'auditor') GROUP BY p.id, d.id
     ORDER BY overdue DESC, pending DESC, p.name`,
    [today, soon],
  );
}

/** Where a number of a load leads. */
export function loadAddress(list: keyof Load, filter: TrayFilter): string {
  return trayAddress(referralTray(LOAD_LISTS[list]), filter);
}
