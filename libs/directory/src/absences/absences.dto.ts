import { Day, Text } from '@oficialia/platform';
import type { AbsenceRow } from './absences.queries.js';

export class AbsenceRequest {
  /** Username of who is away. */
  @Text('Quién se ausenta', { max: 60 }) person: string;
  /** Username of who stands in. */
  @Text('Quién suple', { max: 60 }) substitute: string;
  /** `YYYY-MM-DD`, as the last; both included. */
  @Day('Primer día') firstDay: string;
  @Day('Último día') lastDay: string;
  @Text('Oficio de designación', { max: 200, optional: true }) basis?: string;
}

export class AbsenceView {
  id: number;
  person: string;
  department: string | null;
  substitute: string;
  firstDay: string;
  lastDay: string;
  basis: string | null;
  setBy: string;
  endedAt: Date | null;
}

export function absenceView(row: AbsenceRow): AbsenceView {
  const { id, person, department, substitute, basis } = row;
  const days = { firstDay: row.first_day, lastDay: row.last_day };
  return { id, person, department, substitute, ...days, basis, setBy: row.set_by, endedAt: row.ended_at };
}
